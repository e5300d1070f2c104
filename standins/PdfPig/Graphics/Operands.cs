using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Graphics;

/// <summary>What stands before an operator. Read from the last backwards, as operators do; one that is missing is zero.</summary>
internal sealed class Operands
{
    private const int Maximum = 64;

    private readonly List<object?> _items = [];

    public object? Last => _items.Count > 0 ? _items[^1] : null;

    public string? LastName => (Last as PdfName)?.Value;

    public string? NameBeforeLast => _items.Count > 1 ? (_items[^2] as PdfName)?.Value : null;

    public void Add(object? item)
    {
        if (_items.Count < Maximum)
        {
            _items.Add(item);
        }
    }

    public void Clear() => _items.Clear();

    public double Number(int fromEnd) => _items.Count >= fromEnd ? _items[^fromEnd] as double? ?? 0 : 0;

    public IEnumerable<object?> LastItems() =>
        Last is PdfArray array ? Enumerable.Range(0, array.Count).Select(i => array[i]) : [];

    public TransformationMatrix Matrix() => new(Number(6), Number(5), Number(4), Number(3), Number(2), Number(1));

    public static TransformationMatrix Matrix(PdfArray a) =>
        new(a.Number(0), a.Number(1), a.Number(2), a.Number(3), a.Number(4), a.Number(5));
}
