using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>Ranks passages by BM25, and says how much of the question each one covers. Immutable once built.</summary>
internal sealed class PassageIndex
{
    private const double Saturation = 1.2;
    private const double LengthPull = 0.4;

    /// <summary>A word that the profile lacks weighs a little more than one it holds once, however short the profile.</summary>
    private const double UnknownToRarest = 1.25;

    /// <summary>How much of an unknown verb is overlooked in a question for a topic: "a paper that I could cite" asks for a paper.</summary>
    private const double ForgivenVerb = 0.7;

    /// <summary>From this strength on a term counts as the passage's own; below it came from the neighbours.</summary>
    private const double OwnStrength = 0.5;

    private readonly ImmutableArray<(Passage Passage, FrozenDictionary<string, double> Terms)> _entries;
    private readonly FrozenDictionary<string, int> _documentCounts;
    private readonly double _meanLength;

    public PassageIndex(ImmutableArray<Block> blocks)
    {
        _entries = [.. blocks.SelectMany(block => block.Sentences.Select((_, place) => new Passage(block, place)))
            .Select(passage => (passage, Terms.Of(passage).ToFrozenDictionary()))];
        _documentCounts = _entries
            .SelectMany(entry => entry.Terms.Where(term => term.Value >= OwnStrength).Select(term => term.Key))
            .CountBy(term => term)
            .ToFrozenDictionary(count => count.Key, count => count.Value);
        _meanLength = _entries.IsEmpty ? 1 : _entries.Average(entry => Length(entry.Terms));
    }

    /// <summary>Every term that some passage has for its own.</summary>
    public IEnumerable<string> Vocabulary => _documentCounts.Keys;

    public bool Knows(string term) => _documentCounts.ContainsKey(term);

    /// <summary>The passages that share a term with the question, best first; equal ones in the owner's order.</summary>
    public ImmutableArray<Hit> Rank(ImmutableArray<QueryTerm> terms)
    {
        var weighed = terms.Select(term => (Term: term, Weight: Weight(term))).ToList();
        var total = weighed.Sum(term => term.Weight);
        if (total <= 0)
        {
            return [];
        }

        return [.. _entries
            .Select(entry => Score(entry.Passage, entry.Terms, weighed, total))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)];
    }

    private Hit Score(
        Passage passage, FrozenDictionary<string, double> own, List<(QueryTerm Term, double Weight)> terms, double total)
    {
        var lengthFactor = Saturation * (1 - LengthPull + (LengthPull * Length(own) / _meanLength));
        double score = 0, covered = 0, unknownVerbs = 0;
        bool byTopicOnly = true, hasOwnWord = false;
        foreach (var (term, weight) in terms)
        {
            var best = term.Alternatives
                .Select(alternative => (alternative.Term, Strength: own.GetValueOrDefault(alternative.Term), alternative.Trust))
                .MaxBy(found => Math.Min(1, found.Strength) * found.Trust);
            if (best.Strength <= 0)
            {
                unknownVerbs += term.IsVerb && !term.Alternatives.Any(alternative => Knows(alternative.Term)) ? weight : 0;
                continue;
            }

            score += weight * best.Trust * best.Strength * (Saturation + 1) / (best.Strength + lengthFactor);
            covered += weight * Math.Min(1, best.Trust * (0.6 + (0.4 * Math.Min(1, best.Strength))));
            byTopicOnly &= best.Term.StartsWith('#');
            hasOwnWord |= best.Strength >= OwnStrength && !best.Term.StartsWith('#');
        }

        var coverage = covered / Math.Max(covered, total - (byTopicOnly && covered > 0 ? unknownVerbs * ForgivenVerb : 0));
        return new Hit(passage, score * coverage, coverage, hasOwnWord, byTopicOnly);
    }

    private double Weight(QueryTerm term)
    {
        var holders = term.Alternatives.Max(alternative => _documentCounts.GetValueOrDefault(alternative.Term));
        return term.Importance * (holders == 0 ? UnknownToRarest * Rarity(1) : Rarity(holders));
    }

    private double Rarity(int holders) => Math.Log(1 + ((_entries.Length - holders + 0.5) / (holders + 0.5)));

    private static double Length(FrozenDictionary<string, double> terms) => terms.Values.Where(strength => strength >= OwnStrength).Sum();
}
