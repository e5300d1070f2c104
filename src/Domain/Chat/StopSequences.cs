using System.Collections.Immutable;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// Ends a text before the first of these sequences, however the text is cut into pieces: of two that overlap, the one that is
/// complete first. What may be the beginning of one waits until that is decided.
/// </summary>
/// <param name="stops">None is empty.</param>
public sealed class StopSequences(ImmutableArray<string> stops)
{
    private string _held = "";

    /// <summary>A sequence was found; nothing more passes.</summary>
    public bool Hit { get; private set; }

    /// <summary>What of the text may go now that this piece has come.</summary>
    public string Pass(string piece)
    {
        if (Hit)
        {
            return "";
        }

        var text = _held + piece;
        if (FirstIn(text) is { } start)
        {
            (Hit, _held) = (true, "");
            return text[..start];
        }

        var waiting = stops.Max(stop => (int?)Waiting(text, stop)) ?? 0;
        _held = text[^waiting..];
        return text[..^waiting];
    }

    /// <summary>What waited and may go after all, now that there is no more.</summary>
    public string End() => _held;

    private int? FirstIn(string text)
    {
        (int Start, int End)? first = null;
        foreach (var stop in stops)
        {
            var start = text.IndexOf(stop, StringComparison.Ordinal);
            var end = start + stop.Length;
            if (start >= 0 && (first is not { } found || end < found.End || (end == found.End && start < found.Start)))
            {
                first = (start, end);
            }
        }

        return first?.Start;
    }

    // How many of the text's last characters are the sequence's first ones.
    private static int Waiting(string text, string stop)
    {
        var length = Math.Min(text.Length, stop.Length - 1);
        while (!text.AsSpan().EndsWith(stop.AsSpan(0, length)))
        {
            length--;
        }

        return length;
    }
}
