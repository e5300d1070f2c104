using System.Buffers;
using System.Text;

namespace DigitalTwin.Domain.Chat;

/// <summary>Half a character: UTF-16 that no UTF-8 text can hold.</summary>
public static class LoneSurrogate
{
    /// <summary>Where the first one stands; -1 when the text is well-formed.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[index..], out _, out var consumed) != OperationStatus.Done)
            {
                return index;
            }

            index += consumed;
        }

        return -1;
    }
}
