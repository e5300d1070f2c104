namespace UglyToad.PdfPig.Structure;

/// <summary>References are followed on the way out. Nothing is there beyond the end, so that short arrays need no care.</summary>
internal sealed class PdfArray(IReadOnlyList<object?> items, ObjectStore? store)
{
    public int Count => items.Count;

    public object? this[int index] => index < items.Count ? Resolve(items[index]) : null;

    public object? Raw(int index) => items[index];

    public double Number(int index) => this[index] as double? ?? 0;

    private object? Resolve(object? item) => item is PdfReference reference ? store?.Resolve(reference) : item;
}
