using YamlDotNet.Core;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>Words for what the reader of YAML does not like.</summary>
internal static class YamlTrouble
{
    private const string Tab = "a tab stands at the beginning of the line. Indent by spaces.";

    public static AgentFault Of(YamlException fault, string[] lines)
    {
        var first = (int)Math.Clamp(fault.Start.Line, 1, lines.Length);
        var last = fault.Message.Contains(" tab ", StringComparison.Ordinal) ? lines.Length : first;
        if (IndentedByTab(lines, first, last) is { } tab)
        {
            return tab;
        }

        var reason = fault.Message.TrimEnd('.');
        return new AgentFault(
            fault.Start.Line, fault.Start.Column,
            $"this is not valid YAML. {reason}. Put quotes around a text that holds a colon or begins with a sign, and indent by spaces.");
    }

    // The reader lets some pass.
    public static void CheckIndent(AgentText key, string[] lines)
    {
        var line = lines[Math.Min(lines.Length, (int)key.Line) - 1];
        if (line[..Math.Min(line.Length, (int)key.Column - 1)].IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            throw new AgentFault(key.Line, tab + 1, Tab);
        }
    }

    private static AgentFault? IndentedByTab(string[] lines, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            var line = lines[number - 1];
            var indent = line.Length - line.TrimStart(' ', '\t').Length;
            if (line.AsSpan(0, indent).IndexOf('\t') is var tab and >= 0)
            {
                return new AgentFault(number, tab + 1, Tab);
            }
        }

        return null;
    }
}
