using System.Buffers.Binary;
using System.Text;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>
/// A CMap: which bytes are one code, and what a code stands for - text in a ToUnicode map, a glyph's number in an encoding.
/// </summary>
internal sealed class CharacterMap
{
    private readonly List<(int Length, uint Low, uint High)> _codeSpaces = [];
    private readonly Dictionary<uint, string> _texts = [];
    private readonly RangeTable<byte[]> _textRanges = new();
    private readonly RangeTable<int> _idRanges = new();

    public static CharacterMap Parse(byte[] data, ReadingBudget budget)
    {
        var map = new CharacterMap();
        var reader = new ObjectReader(data, 0, null);
        var operands = new List<object?>();
        while (reader.TryRead(out var token))
        {
            if (token is not PdfKeyword keyword)
            {
                operands.Add(token);
                continue;
            }

            budget.SpendOperation();
            map.Apply(keyword.Value, operands);
            operands.Clear();
        }

        return map;
    }

    public string? Text(uint code)
    {
        if (_texts.TryGetValue(code, out var known))
        {
            return known;
        }

        return _textRanges.TryFind(code, out var low, out var target) ? _texts[code] = Decode(target!, code - low) : null;
    }

    public int? Id(uint code) => _idRanges.TryFind(code, out var low, out var id) ? id + (int)(code - low) : null;

    /// <summary>How many bytes the code that begins here has; 1 where it belongs to no code space.</summary>
    public int CodeLength(ReadOnlySpan<byte> bytes)
    {
        var code = 0u;
        for (var length = 1; length <= Math.Min(4, bytes.Length); length++)
        {
            code = (code << 8) | bytes[length - 1];
            foreach (var space in _codeSpaces)
            {
                if (space.Length == length && code >= space.Low && code <= space.High)
                {
                    return length;
                }
            }
        }

        return 1;
    }

    private void Apply(string keyword, List<object?> operands)
    {
        switch (keyword)
        {
            case "endcodespacerange":
                Each(operands, 2, i => AddCodeSpace(operands[i], operands[i + 1]));
                break;
            case "endbfchar":
                Each(operands, 2, i => AddText(Code(operands[i]), operands[i + 1]));
                break;
            case "endbfrange":
                Each(operands, 3, i => AddTextRange(Code(operands[i]), Code(operands[i + 1]), operands[i + 2]));
                break;
            case "endcidchar":
                Each(operands, 2, i => AddIds(Code(operands[i]), Code(operands[i]), operands[i + 1]));
                break;
            case "endcidrange":
                Each(operands, 3, i => AddIds(Code(operands[i]), Code(operands[i + 1]), operands[i + 2]));
                break;
        }
    }

    private static void Each(List<object?> operands, int size, Action<int> add)
    {
        for (var i = 0; i + size <= operands.Count; i += size)
        {
            add(i);
        }
    }

    private void AddCodeSpace(object? low, object? high)
    {
        if (low is PdfString { Bytes.Length: >= 1 and <= 4 } from && _codeSpaces.Count < 256)
        {
            _codeSpaces.Add((from.Bytes.Length, Code(low), Code(high)));
        }
    }

    private void AddText(uint code, object? target)
    {
        if (target is PdfString text)
        {
            _texts[code] = Decode(text.Bytes, 0);
        }
        else if (target is PdfName name && GlyphNames.Text(name.Value) is { } named)
        {
            _texts[code] = named;
        }
    }

    private void AddTextRange(uint low, uint high, object? target)
    {
        if (target is PdfArray texts)
        {
            for (var i = 0; i < texts.Count && low + i <= high; i++)
            {
                AddText(low + (uint)i, texts[i]);
            }
        }
        else if (target is PdfString text)
        {
            _textRanges.Add(low, high, text.Bytes);
        }
    }

    private void AddIds(uint low, uint high, object? id)
    {
        if (id is double first)
        {
            _idRanges.Add(low, high, (int)first);
        }
    }

    private static uint Code(object? value) =>
        value is PdfString text ? text.Bytes.Aggregate(0u, (code, b) => (code << 8) | b) : 0;

    /// <summary>UTF-16, big-endian; a range's later codes count up the last unit.</summary>
    private static string Decode(byte[] target, uint offset)
    {
        if (target.Length == 1)
        {
            return ((char)(target[0] + offset)).ToString();
        }

        var bytes = target[..(target.Length / 2 * 2)];
        if (bytes.Length > 0)
        {
            var last = bytes.AsSpan(bytes.Length - 2);
            BinaryPrimitives.WriteUInt16BigEndian(last, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(last) + offset));
        }

        return Encoding.BigEndianUnicode.GetString(bytes);
    }
}
