using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>
/// Reads the little of YAML that agent.yaml needs: keys with a text or a list of texts. Event by event, so that nothing is built
/// that an owner did not mean, and no depth is ever gone into.
/// </summary>
internal static class AgentYaml
{
    private const string Shape = "Write one `key: value` on each line, beginning at the left.";

    /// <exception cref="AgentFault">It is no YAML, or more of it than is read here.</exception>
    public static ImmutableArray<AgentEntry> Read(string yaml)
    {
        // The reader takes it for the end.
        var text = yaml.Replace("\0", "", StringComparison.Ordinal);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var parser = new Parser(new StringReader(text));
        try
        {
            return [.. Document(parser, lines)];
        }
        catch (YamlException fault)
        {
            throw YamlTrouble.Of(fault, lines);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // What the reader itself did not foresee: a list that never ends, a character that there is not.
            var last = parser.Current?.End ?? Mark.Empty;
            throw new AgentFault(last.Line, last.Column, "something after this place is not valid YAML. Close every quote and bracket, and write characters as they are.");
        }
    }

    private static List<AgentEntry> Document(Parser parser, string[] lines)
    {
        var entries = new List<AgentEntry>();
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return entries;
        }

        if (!(parser.TryConsume<Scalar>(out var only) && only is { Style: ScalarStyle.Plain, Value: "" }))
        {
            ReadMapping(parser, only, lines, entries);
        }

        parser.Consume<DocumentEnd>();
        return parser.TryConsume<DocumentStart>(out var second)
            ? throw At(second, "a second document begins here. Leave one, without lines of `---` or `...`.")
            : entries;
    }

    private static void ReadMapping(Parser parser, Scalar? only, string[] lines, List<AgentEntry> entries)
    {
        if (only is not null || !parser.TryConsume<MappingStart>(out var start))
        {
            throw At(only ?? parser.Current!, $"the file must hold keys and values. {Shape}");
        }

        Check(start);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Text(parser, $"a key must be a word. {Shape}");
            YamlTrouble.CheckIndent(key, lines);
            if (entries.Exists(entry => entry.Key.Value == key.Value))
            {
                throw new AgentFault(key, $"`{key.Value}` is there twice. Leave one of them.");
            }

            entries.Add(parser.TryConsume<SequenceStart>(out var list)
                ? new AgentEntry(key, [.. Items(parser, list)], IsList: true)
                : new AgentEntry(key, [Text(parser, $"a value must be a text, a number or a list of texts. {Shape}")], IsList: false));
        }
    }

    private static List<AgentText> Items(Parser parser, SequenceStart list)
    {
        Check(list);
        var items = new List<AgentText>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Text(parser, "an item of a list must be a text. Put quotes around one with a colon in it."));
        }

        return items;
    }

    private static AgentText Text(Parser parser, string otherwise)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw At(alias, "references (`*name`) are not used here. Write the text itself, in quotes if it begins with an asterisk.");
        }

        if (!parser.TryConsume<Scalar>(out var scalar))
        {
            throw At(parser.Current!, otherwise);
        }

        Check(scalar);
        return new AgentText(scalar.Value, scalar.Style == ScalarStyle.Plain, scalar.Start.Line, scalar.Start.Column);
    }

    private static void Check(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw At(node, "anchors (`&name`) are not used here. Write the text alone, in quotes if it begins with an ampersand.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw At(node, "tags (`!name`) are not used here. Write the text alone, in quotes if it begins with an exclamation mark.");
        }
    }

    private static AgentFault At(ParsingEvent place, string message) => new(place.Start.Line, place.Start.Column, message);
}
