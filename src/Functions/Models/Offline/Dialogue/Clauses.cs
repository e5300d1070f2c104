using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Takes a message with several questions apart.</summary>
public static partial class Clauses
{
    private const int MostQuestions = 3;

    /// <summary>The questions one by one, each with the statement before it; the whole message if it holds but one. Never empty.</summary>
    public static IEnumerable<string> Questions(string message)
    {
        var questions = QuestionEnd().Split(message.Trim()).Where(part => part.Length > 0).Take(MostQuestions).ToList();
        return questions.Count < 2 || !questions.TrueForAll(question => question.EndsWith('?')) ? [message] : questions;
    }

    /// <summary>The parts of a question that could stand alone: those that a comma or "and" parts, and that ask. Empty if there is one part.</summary>
    public static IEnumerable<string> Parts(string question)
    {
        var parts = Joint().Split(question);
        return parts.Length < 2 ? [] : parts.Where(part => Asks().IsMatch(part));
    }

    [GeneratedRegex(@"(?<=\?)\s+")]
    private static partial Regex QuestionEnd();

    [GeneratedRegex(@",\s+|;\s+|\s+and\s+(?=(what|where|who|when|why|how|which|do|are|have|did)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\s*(and |or |but |so )?(what|whats|what's|where|who|when|why|how|which|do|did|are|have|is|can)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
