using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Whether a sentence holds the kind of thing that a question word asks for.</summary>
internal static partial class Evidence
{
    /// <summary>True too when the question asks for no particular kind of thing.</summary>
    public static bool Fits(Question question, Passage passage) =>
        (!question.AsksWhen || Date().IsMatch(passage.Text))
        && (!question.AsksHowLong || Duration().IsMatch(passage.Text))
        && (!question.AsksWhere || HoldsPlace(passage))
        && (!question.AsksHowMany || Number().IsMatch(passage.Text))
        && (!question.AsksWhy || Cause().IsMatch(passage.Text));

    private static bool HoldsPlace(Passage passage) => passage.Block.Record is { } record
        ? record.Topic is Topic.Place or Topic.Origin
            || (record.Place is { } place && passage.Text.Contains(place, StringComparison.Ordinal))
            || (passage.IsMain && record.Topic is Topic.Work or Topic.Study && record.OwnName is not null)
            || passage.Text.Contains("://", StringComparison.Ordinal)
        : Place().IsMatch(passage.Text);

    /// <summary>
    /// Whether the sentence could be an answer at all: "why" needs a reason in it or beside it, and a number is not to be had
    /// from a sentence without one (a list may be counted).
    /// </summary>
    public static bool CanAnswer(Question question, Hit hit) =>
        (!question.AsksWhy || Around(hit.Passage).Any(Cause().IsMatch))
        && (!question.AsksHowMany || hit.ByTopicOnly || Around(hit.Passage).Any(Number().IsMatch));

    private static IEnumerable<string> Around(Passage passage) =>
        Enumerable.Range(passage.Place - 1, 3)
            .Where(place => place >= 0 && place < passage.Block.Sentences.Length)
            .Select(place => passage.Block.Sentences[place]);

    /// <summary>Whether the question asks for a particular kind of thing at all.</summary>
    public static bool IsWanted(Question question) =>
        question.AsksWhen || question.AsksHowLong || question.AsksWhere || question.AsksHowMany || question.AsksWhy;

    [GeneratedRegex(@"\b(1[89]|20)\d\d\b")]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\bfrom\b.*\d{4} to\b.*\d{4}|\bsince\b|" +
        @"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty) (\w+ )?(years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(in|at|from|near|to) (the )?\p{Lu}")]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|hundred|thousand|dozen|half)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(because|so that|so|wanted|would rather|decided|reason)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cause();
}
