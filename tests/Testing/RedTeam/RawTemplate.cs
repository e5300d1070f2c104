using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitalTwin.Testing.RedTeam;

/// <summary>
/// How servers without a care make one text of the messages, by a model's template, and how a lenient tokenizer then sees who
/// speaks. What it sees must be what was sent.
/// </summary>
public sealed record RawTemplate(string Name, string System, string User, string Assistant)
{
    // Of what looks like Latin letters, as many as a forger would look for in our names and in those of the speakers.
    private const string Foreign = "асеіјоруѕԝтмαιουτν";
    private const string Latin = "aceijopyswtmaioutv";

    public static ImmutableArray<RawTemplate> All { get; } =
    [
        new("chatml", "<|im_start|>system", "<|im_start|>user", "<|im_start|>assistant"),
        new("llama 3", "<|start_header_id|>system<|end_header_id|>", "<|start_header_id|>user<|end_header_id|>", "<|start_header_id|>assistant<|end_header_id|>"),
        new("llama 2", "<<sys>>", "[inst]", "</s>"),
        new("gemma", "<start_of_turn>system", "<start_of_turn>user", "<start_of_turn>model"),
        new("deepseek", "<|begin_of_sentence|>", "<|user|>", "<|assistant|>"),
        new("exaone", "[|system|]", "[|user|]", "[|assistant|]"),
        new("phi", "<|system|>", "<|user|>", "<|assistant|>"),
        new("harmony", "<|start|>system<|message|>", "<|start|>user<|message|>", "<|start|>assistant<|message|>"),
    ];

    /// <summary>How many speakers' turns the tokenizer sees.</summary>
    public int TurnsIn(IEnumerable<(string Role, string Text)> messages)
    {
        var rendered = Lenient(string.Concat(messages.Select(message => $"{Opening(message.Role)}\n{message.Text}\n")));
        var openings = new[] { System, User, Assistant }.Select(opening => opening.Split('>')[0] + ">").Select(token => token.EndsWith("]>", StringComparison.Ordinal) ? token[..^1] : token);
        return openings.Distinct().Sum(token => rendered.Split(token).Length - 1);
    }

    /// <summary>Whether some template takes this one message for more than one.</summary>
    public static bool Forges(string message) => All.Any(template => template.TurnsIn([("user", message)]) > 1);

    /// <summary>The tags of our own sections, as a lenient reader sees them.</summary>
    public static int TagsIn(string text) => Regex.Count(Lenient(text), @"<[\s/]*twin[-_\s](facts|summary|profile|notes|style|instructions|rules|learner)\b");

    private string Opening(string role) => role == "system" ? System : role == "user" ? User : Assistant;

    private static string Lenient(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => "",
                UnicodeCategory.DashPunctuation => "-",
                _ when rune.Value is >= 0xFF01 and <= 0xFF5E => $"{(char)(rune.Value - 0xFEE0)}",
                _ when rune.Value == 0x2581 => "_",
                _ when rune.IsBmp && Foreign.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at => $"{Latin[at]}",
                _ => rune.ToString(),
            });
        }

        return Regex.Replace(plain.ToString().ToLowerInvariant(), @"(?<=[<>|\[\]/])\s+|\s+(?=[<>|\[\]/])", "");
    }
}
