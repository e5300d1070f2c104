using System.Text;

namespace DigitalTwin.Domain.Prompts;

/// <summary>Text by others, made fit for the prompt: it reads the same and can't pass for anything but text.</summary>
internal static class PromptText
{
    private const int LongestLine = 120;

    /// <summary>
    /// Without hidden characters, and with another bracket where a section tag of ours or a control token would begin. All else,
    /// code and markup included, stays as it was typed.
    /// </summary>
    public static string Of(string text)
    {
        var visible = Invisible.Strip(text);
        StringBuilder? safe = null;
        var copied = 0;
        for (var i = 0; i < visible.Length; i++)
        {
            if (ControlTokens.IsOpeningBracket(visible[i]) && ControlTokens.Begins(visible.AsSpan(i)))
            {
                safe ??= new StringBuilder(visible.Length);
                safe.Append(visible, copied, i - copied).Append(visible[i] is '[' or '\uFF3B' ? '\u2045' : '\u2039');
                copied = i + 1;
            }
        }

        return safe?.Append(visible, copied, visible.Length - copied).ToString() ?? visible;
    }

    /// <summary>The same for what must not be more than a name: one line, and not a long one.</summary>
    public static string Line(string text)
    {
        var line = string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLine ? line : line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
    }
}
