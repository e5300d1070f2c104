using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Graphics;

internal static class InlineImage
{
    /// <summary>From behind BI to behind EI: the word alone, for the bytes between are anything.</summary>
    public static void Skip(byte[] content, ObjectReader reader)
    {
        while (reader.TryRead(out var token) && token is not PdfKeyword { Value: "ID" })
        {
        }

        for (var from = reader.Position; from < content.Length;)
        {
            var found = content.AsSpan(from).IndexOf("EI"u8);
            if (found < 0)
            {
                break;
            }

            var (start, end) = (from + found, from + found + 2);
            from = end;
            if (Characters.IsSpace(content[start - 1]) && (end == content.Length || Characters.IsSpace(content[end])) && IsText(content, end))
            {
                reader.Position = end;
                return;
            }
        }

        reader.Position = content.Length;
    }

    /// <summary>Operators follow the image, and they are text; "EI" by chance is mostly followed by something else.</summary>
    private static bool IsText(byte[] content, int from)
    {
        var next = content.AsSpan(from, Math.Min(12, content.Length - from));
        foreach (var value in next)
        {
            if (value >= 127 || (value < 32 && !Characters.IsSpace(value)))
            {
                return false;
            }
        }

        return true;
    }
}
