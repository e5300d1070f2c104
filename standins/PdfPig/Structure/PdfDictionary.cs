namespace UglyToad.PdfPig.Structure;

/// <summary>References are followed on the way out. A value of another kind than asked for is as good as none.</summary>
internal sealed class PdfDictionary(IReadOnlyDictionary<string, object?> entries, ObjectStore? store)
{
    public static readonly PdfDictionary Empty = new(new Dictionary<string, object?>(), null);

    public object? this[string key] => Raw(key) is PdfReference reference ? store?.Resolve(reference) : Raw(key);

    public object? Raw(string key) => entries.GetValueOrDefault(key);

    public IEnumerable<string> Keys => entries.Keys;

    public double? Number(string key) => this[key] as double?;

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    public PdfArray? Array(string key) => this[key] as PdfArray;

    public PdfStream? Stream(string key) => this[key] as PdfStream;

    public PdfDictionary? Dictionary(string key) => this[key] switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };
}
