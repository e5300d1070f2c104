namespace UglyToad.PdfPig.Fonts;

/// <summary>Ranges of codes, each with a value; they are taken not to overlap.</summary>
internal sealed class RangeTable<T>
{
    private readonly List<(uint Low, uint High, T Value)> _ranges = [];
    private bool _sorted = true;

    public void Add(uint low, uint high, T value)
    {
        _sorted &= _ranges.Count == 0 || low >= _ranges[^1].Low;
        _ranges.Add((low, high, value));
    }

    public bool TryFind(uint code, out uint low, out T? value)
    {
        if (!_sorted)
        {
            _ranges.Sort((a, b) => a.Low.CompareTo(b.Low));
            _sorted = true;
        }

        var (from, to) = (0, _ranges.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _ranges[middle].Low <= code ? (middle + 1, to) : (from, middle);
        }

        var found = from > 0 && _ranges[from - 1].High >= code;
        (low, value) = found ? (_ranges[from - 1].Low, _ranges[from - 1].Value) : (0, default);
        return found;
    }
}
