using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.Structure;

/// <summary>
/// Reads objects one after another, from a file, a content stream or a character map. Forgiving: what makes no sense is
/// skipped. Without a store there are no references, and "1 0 R" is two numbers and a keyword.
/// </summary>
internal sealed class ObjectReader(byte[] data, int position, ObjectStore? store)
{
    /// <summary>Deeper nesting than any producer writes, and shallow enough for the smallest of stacks.</summary>
    private const int MaximumDepth = 64;

    private static readonly PdfKeyword EndOfArray = new("]");
    private static readonly PdfKeyword EndOfDictionary = new(">>");

    public int Position { get; set; } = position;

    /// <returns>False at the end of the data.</returns>
    public bool TryRead(out object? value)
    {
        value = null;
        SkipSpace();
        if (Position >= data.Length)
        {
            return false;
        }

        value = Read(0);
        return true;
    }

    public void SkipSpace()
    {
        while (Position < data.Length)
        {
            if (data[Position] == '%')
            {
                var line = data.AsSpan(Position).IndexOfAny(Characters.EndOfLine);
                Position = line < 0 ? data.Length : Position + line;
            }
            else if (Characters.IsSpace(data[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private object? Read(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new PdfDocumentFormatException("Objects are nested too deeply.");
        }

        switch (data[Position])
        {
            case (byte)'/':
                Position++;
                return new PdfName(WordText.Name(Word()));
            case (byte)'(':
                return new PdfString(StringBytes.Literal(data, this));
            case (byte)'<' when Peek(1) != '<':
                return new PdfString(StringBytes.Hexadecimal(data, this));
            case (byte)'<':
                Position += 2;
                return ReadDictionary(depth);
            case (byte)'[':
                Position++;
                return new PdfArray(ReadUntil(EndOfArray, depth), store);
            case (byte)']':
                Position++;
                return EndOfArray;
            case (byte)'>' when Peek(1) == '>':
                Position += 2;
                return EndOfDictionary;
            default:
                return ReadWord();
        }
    }

    /// <summary>A stray delimiter is a word by itself.</summary>
    private object? ReadWord() => data[Position] is (byte)')' or (byte)'>' or (byte)'{' or (byte)'}'
        ? new PdfKeyword(((char)data[Position++]).ToString())
        : NumberOrKeyword(Word());

    private PdfDictionary ReadDictionary(int depth)
    {
        var items = ReadUntil(EndOfDictionary, depth);
        var entries = new Dictionary<string, object?>(items.Count / 2);
        for (var i = 0; i + 1 < items.Count;)
        {
            if (items[i] is not PdfName name)
            {
                i++;
                continue;
            }

            entries[name.Value] = items[i + 1];
            i += 2;
        }

        return new PdfDictionary(entries, store);
    }

    private List<object?> ReadUntil(PdfKeyword end, int depth)
    {
        var items = new List<object?>();
        for (SkipSpace(); Position < data.Length; SkipSpace())
        {
            var item = Read(depth + 1);
            if (ReferenceEquals(item, end))
            {
                break;
            }

            if (item is PdfKeyword { Value: "endobj" or "stream" })
            {
                Position -= 6; // "endobj" and "stream" are six letters: a missing end must not swallow what follows.
                break;
            }

            items.Add(item);
        }

        return items;
    }

    private object? NumberOrKeyword(ReadOnlySpan<byte> word)
    {
        if (word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.')
        {
            return TryReadReference(word) ?? (object)WordText.Number(word);
        }

        return word switch
        {
            [(byte)'n', (byte)'u', (byte)'l', (byte)'l'] => null,
            [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] => true,
            [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e'] => false,
            _ => new PdfKeyword(Encoding.Latin1.GetString(word)),
        };
    }

    private PdfReference? TryReadReference(ReadOnlySpan<byte> word)
    {
        if (store is null || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var i = Position;
        i = SkipWhile(i, Characters.IsSpace, out var spaces);
        i = SkipWhile(i, Characters.IsDigit, out var digits);
        i = SkipWhile(i, Characters.IsSpace, out var moreSpaces);
        var found = spaces > 0 && digits is > 0 and <= 5 && moreSpaces > 0 && i < data.Length && data[i] == 'R'
            && (i + 1 == data.Length || Characters.EndOfWord.Contains(data[i + 1]));
        if (!found)
        {
            return null;
        }

        Position = i + 1;
        return new PdfReference(number);
    }

    private int SkipWhile(int from, Func<int, bool> matches, out int count)
    {
        var i = from;
        while (i < data.Length && i - from < 16 && matches(data[i]))
        {
            i++;
        }

        count = i - from;
        return i;
    }

    private ReadOnlySpan<byte> Word()
    {
        var rest = data.AsSpan(Position);
        var length = rest.IndexOfAny(Characters.EndOfWord);
        length = length < 0 ? rest.Length : length;
        Position += length;
        return rest[..length];
    }

    private int Peek(int ahead) => Position + ahead < data.Length ? data[Position + ahead] : -1;
}
