using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Dialogue;

namespace DigitalTwin.Functions.Tests.Models.Offline;

/// <param name="After">What the visitor asked first; the model's own answers to it are the history.</param>
/// <param name="Expect">Each must be in the answer, in whatever case; <c>a|b</c> means either will do.</param>
internal sealed record AnswerableQuestion(string Question, ImmutableArray<string> After, ImmutableArray<string> Expect)
{
    public bool IsAnsweredBy(string reply) =>
        !Expect.IsDefaultOrEmpty && !reply.StartsWith(Phrases.NoAnswer, StringComparison.Ordinal) && Expect.All(fact => fact.Split('|').Any(wording => reply.Contains(wording, StringComparison.OrdinalIgnoreCase)));
}

/// <param name="Never">None may be in the answer: what a careless twin would offer instead.</param>
internal sealed record UnanswerableQuestion(string Question, ImmutableArray<string> After, ImmutableArray<string> Never)
{
    public bool IsDeclinedBy(string reply) =>
        reply.StartsWith(Phrases.NoAnswer, StringComparison.Ordinal)
        && !Never.Any(invented => reply.Contains(invented, StringComparison.OrdinalIgnoreCase));
}

internal sealed record QuestionResult(string Question, string Reply, bool Answerable, bool Right);

internal sealed record QuestionScore(ImmutableArray<QuestionResult> Results)
{
    public int Answered => Results.Count(result => result is { Answerable: true, Right: true });

    public int Declined => Results.Count(result => result is { Answerable: false, Right: true });

    public string Report =>
        string.Join('\n', Results.Select(result => $"{(result.Right ? "right" : "WRONG")}  {result.Question}\n       {result.Reply.ReplaceLineEndings(" ")}"));
}
