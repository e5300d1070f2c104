using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Encryption;
using UglyToad.PdfPig.Filters;

namespace UglyToad.PdfPig.Structure;

/// <summary>The objects of one file, read when asked for and kept.</summary>
internal sealed class ObjectStore
{
    private const int MaximumReferenceSteps = 16;

    private readonly byte[] _file;
    private readonly FileScan _scan;
    private readonly Dictionary<int, (byte[] Data, int Offset)> _packed = [];
    private readonly Dictionary<int, object?> _read = [];
    private readonly HashSet<int> _reading = [];

    public ObjectStore(byte[] file)
    {
        _file = file;
        _scan = new FileScan(file, this);
        Trailer = _scan.Trailers.LastOrDefault(t => t.Raw("Root") is not null) ?? PdfDictionary.Empty;
    }

    public PdfDictionary Trailer { get; }

    public ReadingBudget Budget { get; } = new();

    public StreamDecryptor? Decryptor { get; set; }

    /// <summary>Where the trailer is lost, any catalogue will do.</summary>
    public PdfDictionary? Catalog() => Trailer.Dictionary("Root") is { } root && root["Pages"] is not null
        ? root
        : All().FirstOrDefault(o => o.Name("Type") == "Catalog" && o["Pages"] is not null);

    public IEnumerable<PdfDictionary> All() =>
        _scan.Objects.Keys.Concat(_packed.Keys).Order().Distinct().Select(n => Resolve(new PdfReference(n))).OfType<PdfDictionary>();

    /// <summary>Opens the streams that hold objects. Apart from construction, because they may be encrypted.</summary>
    public void IndexObjectStreams()
    {
        foreach (var number in _scan.ObjectStreams)
        {
            if (Resolve(new PdfReference(number)) is PdfStream stream && Decode(stream) is { Length: > 0 } data)
            {
                Index(data, stream.Dictionary, _scan.Objects.GetValueOrDefault(number).Offset);
            }
        }
    }

    public object? Resolve(PdfReference reference)
    {
        for (var step = 0; step < MaximumReferenceSteps; step++)
        {
            var value = Load(reference.Number);
            if (value is not PdfReference next)
            {
                return value;
            }

            reference = next;
        }

        return null;
    }

    /// <summary>What the stream holds, decrypted and decoded; empty where it is coded as an image.</summary>
    public byte[] Decode(PdfStream stream)
    {
        var raw = Decryptor is null || stream.Dictionary.Name("Type") == "XRef" ? stream.Raw : Decryptor.Decrypt(stream);
        return FilterChain.Decode(raw, stream.Dictionary, Budget);
    }

    private void Index(byte[] data, PdfDictionary dictionary, int containerOffset)
    {
        var header = new ObjectReader(data, 0, null);
        var first = (int)(dictionary.Number("First") ?? 0);
        for (var i = 0; i < dictionary.Number("N"); i++)
        {
            if (!header.TryRead(out var number) || !header.TryRead(out var offset) || number is not double n || offset is not double at)
            {
                return;
            }

            Budget.SpendOperation();
            var newerElsewhere = _scan.Objects.TryGetValue((int)n, out var direct) && direct.Offset > containerOffset;
            if (!newerElsewhere && first + at >= 0 && first + at < data.Length)
            {
                _packed[(int)n] = (data, first + (int)at);
                _read.Remove((int)n);
            }
        }
    }

    private object? Load(int number)
    {
        if (_read.TryGetValue(number, out var known))
        {
            return known;
        }

        if (!_reading.Add(number))
        {
            return null; // Its own value is needed to read it.
        }

        Budget.SpendOperation();
        var value = _packed.TryGetValue(number, out var place) ? ReadAt(place.Data, place.Offset) : ReadDirect(number);
        _reading.Remove(number);
        _read[number] = value;
        return value;
    }

    private object? ReadDirect(int number)
    {
        if (!_scan.Objects.TryGetValue(number, out var place))
        {
            return null;
        }

        var reader = new ObjectReader(_file, place.Offset, this);
        if (!TryRead(reader, out var value) || value is not PdfDictionary dictionary)
        {
            return value;
        }

        reader.SkipSpace();
        var isStream = _file.AsSpan(reader.Position).StartsWith("stream"u8);
        var start = isStream ? FileScan.StreamStart(_file, reader.Position) : -1;
        return start < 0 ? value : new PdfStream(dictionary, Raw(start, dictionary.Number("Length")), number, place.Generation);
    }

    private ReadOnlyMemory<byte> Raw(int start, double? length)
    {
        if (FileScan.EndsAt(_file, start, length))
        {
            return _file.AsMemory(start, (int)length!.Value);
        }

        var end = _file.AsSpan(start).IndexOf("endstream"u8);
        return _file.AsMemory(start, end < 0 ? _file.Length - start : end);
    }

    private object? ReadAt(byte[] data, int offset) => TryRead(new ObjectReader(data, offset, this), out var value) ? value : null;

    private static bool TryRead(ObjectReader reader, out object? value)
    {
        try
        {
            return reader.TryRead(out value) && value is not PdfKeyword;
        }
        catch (PdfDocumentFormatException)
        {
            value = null; // Nested too deeply: this object is lost, the document need not be.
            return false;
        }
    }
}
