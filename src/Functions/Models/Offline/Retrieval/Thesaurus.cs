using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>Everyday words that stand for one another, and wider words that take in narrower ones.</summary>
internal static class Thesaurus
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Same = Groups("""
        reduce cut lower decrease shrink bring
        switch change move turn
        mistake error blunder
        proud pride proudest
        team crew staff
        manage lead supervise run
        music musical
        company employer firm organisation
        leave quit resign
        buy purchase
        start begin found launch
        build make create develop
        teach train mentor coach tutor
        wake awake
        cook bake
        repair fix restore mend
        promotion promote
        develop developer engineer programmer coder
        swim swimmer
        teach teacher
        speak speaker
        bake baker
        write writer author
        intern internship trainee
        abroad exchange overseas
        advise advisory advice consult consulting consultancy consultant
        answer reply respond response
        open-source oss
        photo photograph picture
        film movie cinema
        car automobile
        grandmother grandma gran
        grandfather grandpa
        mother mum mom
        father dad
        sport exercise
        food dish meal eat
        book read novel
        cert certification
        thesis dissertation
        talk lecture presentation
        town city village
        salary earn income pay wage
        marry married spouse wife husband partner
        kid child son daughter
        """);

    private static readonly FrozenDictionary<string, ImmutableArray<string>> WiderThan = Wider("""
        parent: father mother dad mum mom
        family: father mother parent brother sister sibling son daughter child wife husband grandmother grandfather cousin aunt uncle
        grandparent: grandmother grandfather
        sibling: brother sister
        pet: dog cat greyhound parrot rabbit hamster horse tortoise
        dog: greyhound labrador terrier poodle spaniel collie retriever dachshund beagle
        instrument: accordion piano guitar violin cello flute drum trumpet saxophone harp clarinet
        music: accordion piano guitar violin cello flute song band choir orchestra jazz
        sport: swim swimming run running football tennis cycle cycling climb climbing hike hiking ski skiing sail sailing row chess
        master: msc ma mba meng mphil
        bachelor: bsc ba beng
        doctorate: phd dphil
        phd: doctorate
        degree: msc ma mba meng bsc ba beng phd doctorate master bachelor
        program: c# rust python typescript javascript java go kotlin swift ruby firmware software
        code: software
        database: postgresql mysql sqlite mongodb redis oracle mariadb cassandra sql
        cloud: azure aws gcp
        """);

    /// <summary>Stems that may stand for this one in a text.</summary>
    public static ImmutableArray<string> SameAs(string stem) => Same.TryGetValue(stem, out var others) ? others : [];

    /// <summary>Stems that take this one in, so that a question for a dog finds a greyhound (but none for a cat does).</summary>
    public static ImmutableArray<string> Above(string stem) => WiderThan.TryGetValue(stem, out var wider) ? wider : [];

    private static FrozenDictionary<string, ImmutableArray<string>> Groups(string text) =>
        Lines(text)
            .Select(line => Stems(line))
            .SelectMany(stems => stems.Select(stem => (stem, Others: stems.Where(other => other != stem))))
            .GroupBy(entry => entry.stem)
            .ToFrozenDictionary(group => group.Key, group => group.SelectMany(entry => entry.Others).Distinct().ToImmutableArray());

    private static FrozenDictionary<string, ImmutableArray<string>> Wider(string text) =>
        Lines(text)
            .Select(line => line.Split(':'))
            .SelectMany(parts => Stems(parts[1]).Select(narrow => (narrow, Wide: Stemmer.Stem(parts[0]))))
            .GroupBy(entry => entry.narrow)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Wide).Distinct().ToImmutableArray());

    private static ImmutableArray<string> Stems(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stemmer.Stem).Distinct()];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
