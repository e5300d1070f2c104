using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>How a tutor gives an answer: step by step, and then a question that shows what was understood.</summary>
internal static class Lesson
{
    private const int MostWords = 60;
    private const int LongestSubject = 4;

    /// <summary>Numbered where there are several sentences; each stays as it is, so that a later question finds it again.</summary>
    public static string Steps(string answer) => Sentences.Split(answer).ToList() is { Count: > 1 } sentences
        ? string.Join('\n', sentences.Select((sentence, i) => $"{i + 1}. {sentence}"))
        : answer;

    /// <param name="question">What the learner asked.</param>
    /// <param name="answer">What was said to it.</param>
    public static string Check(string question, string answer) => Subject(question, answer) is { } subject
        ? $"Now you: how would you explain \u201C{subject}\u201D in one sentence of your own?"
        : "Now you: how would you explain that in one sentence of your own?";

    // The most words in a row that the question and the answer share.
    private static string? Subject(string question, string answer)
    {
        var asked = Tokenizer.Words(question).Take(MostWords).ToList();
        var said = $" {string.Join(' ', Tokenizer.Words(answer))} ";
        var runs = from start in Enumerable.Range(0, asked.Count)
                   from length in Enumerable.Range(1, Math.Min(LongestSubject, asked.Count - start))
                   let run = asked.GetRange(start, length)
                   where run.TrueForAll(word => !StopWords.IsSilent(word) && !StopWords.IsWeak(word)) && said.Contains($" {string.Join(' ', run)} ", StringComparison.Ordinal)
                   orderby length descending, start
                   select string.Join(' ', run);
        return runs.FirstOrDefault();
    }
}
