using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>Advances of a composite font's glyphs: "first [w w w]" and "first last w" in turn, one default for the rest.</summary>
internal sealed class CidWidths
{
    private const int HighestId = 65535;

    private readonly double _default;
    private readonly Dictionary<uint, double> _single = [];
    private readonly RangeTable<double> _ranges = new();

    public CidWidths(PdfDictionary descendant)
    {
        _default = descendant.Number("DW") ?? 1000;
        var array = descendant.Array("W");
        for (var i = 0; array is not null && i + 1 < array.Count && _single.Count <= HighestId;)
        {
            var first = (uint)Math.Max(0, array.Number(i));
            if (array[i + 1] is PdfArray widths)
            {
                AddEach(first, widths);
                i += 2;
            }
            else
            {
                _ranges.Add(first, (uint)Math.Max(0, array.Number(i + 1)), array.Number(i + 2));
                i += 3;
            }
        }
    }

    /// <returns>In thousandths of the size.</returns>
    public double this[uint id] =>
        _single.TryGetValue(id, out var width) || _ranges.TryFind(id, out _, out width) ? width : _default;

    private void AddEach(uint first, PdfArray widths)
    {
        for (var i = 0; i < widths.Count && i <= HighestId; i++)
        {
            _single[first + (uint)i] = widths.Number(i);
        }
    }
}
