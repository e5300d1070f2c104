using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.Structure;

/// <summary>
/// Finds every object by looking for it. The file's own cross-reference table is only an index to the same, and the one thing
/// that broken files most often have wrong; of two objects with one number the later in the file is the newer.
/// </summary>
internal sealed class FileScan
{
    private readonly byte[] _file;
    private readonly ObjectStore _store;
    private bool _noMoreEnds;

    public FileScan(byte[] file, ObjectStore store)
    {
        (_file, _store) = (file, store);
        Run();
    }

    /// <summary>Object number to the place behind its "obj", and its generation.</summary>
    public Dictionary<int, (int Offset, int Generation)> Objects { get; } = [];

    /// <summary>Trailers and cross-reference streams, in the file's order.</summary>
    public List<PdfDictionary> Trailers { get; } = [];

    public List<int> ObjectStreams { get; } = [];

    private void Run()
    {
        var obj = new Finder(_file, "obj"u8.ToArray());
        var stream = new Finder(_file, "stream"u8.ToArray());
        var trailer = new Finder(_file, "trailer"u8.ToArray());
        (int Number, int Offset)? current = null;
        for (var position = 0; ;)
        {
            var at = Math.Min(obj.From(position), Math.Min(stream.From(position), trailer.From(position)));
            if (at == int.MaxValue)
            {
                return;
            }

            if (at == stream.At)
            {
                position = current is { } owner && StreamStart(_file, at) is var start and >= 0 ? Skip(owner, start) : at + 6;
                current = null;
            }
            else if (at == trailer.At)
            {
                position = at + 7;
                Trailers.AddRange(TryReadDictionary(position) is { } dictionary ? [dictionary] : []);
            }
            else
            {
                position = at + 3;
                current = Note(at) ?? current;
            }
        }
    }

    /// <returns>The place of the first byte of a stream's data, or -1 where this is no stream's beginning.</returns>
    public static int StreamStart(byte[] file, int keyword)
    {
        var before = keyword - 1;
        while (before >= 0 && Characters.IsSpace(file[before]))
        {
            before--;
        }

        var next = keyword + 6;
        if (before < 0 || file[before] != '>' || next >= file.Length)
        {
            return -1;
        }

        return file[next] switch
        {
            (byte)'\n' => next + 1,
            (byte)'\r' => next + 1 < file.Length && file[next + 1] == '\n' ? next + 2 : next + 1,
            _ => -1,
        };
    }

    /// <summary>Whether a stream that begins here and has this length is followed by its end.</summary>
    public static bool EndsAt(byte[] file, int start, double? length) =>
        length is >= 0 && start + length <= file.Length
        && file.AsSpan(start + (int)length.Value) is var rest && rest[..Math.Min(rest.Length, 16)].IndexOf("endstream"u8) >= 0;

    private (int Number, int Offset)? Note(int at)
    {
        var i = SkipBack(at - 1, Characters.IsSpace);
        var generationEnd = i;
        i = SkipBack(i, Characters.IsDigit);
        var numberEnd = SkipBack(i, Characters.IsSpace);
        var start = SkipBack(numberEnd, Characters.IsDigit);
        if (i == generationEnd || numberEnd == i || start == numberEnd || numberEnd - start > 9 || generationEnd - i > 5)
        {
            return null;
        }

        var number = int.Parse(_file.AsSpan(start + 1, numberEnd - start), provider: null);
        Objects[number] = (at + 3, int.Parse(_file.AsSpan(i + 1, generationEnd - i), provider: null));
        return (number, at + 3);
    }

    private int SkipBack(int from, Func<int, bool> matches)
    {
        var i = from;
        while (i >= 0 && from - i < 16 && matches(_file[i]))
        {
            i--;
        }

        return i;
    }

    private int Skip((int Number, int Offset) owner, int start)
    {
        var dictionary = TryReadDictionary(owner.Offset);
        if (dictionary?.Raw("Type") is PdfName { Value: "ObjStm" })
        {
            ObjectStreams.Add(owner.Number);
        }
        else if (dictionary?.Raw("Type") is PdfName { Value: "XRef" })
        {
            Trailers.Add(dictionary);
        }

        var length = dictionary?.Raw("Length") as double?;
        if (EndsAt(_file, start, length))
        {
            return start + (int)length!.Value;
        }

        var end = _noMoreEnds ? -1 : _file.AsSpan(start).IndexOf("endstream"u8);
        _noMoreEnds = end < 0;
        return start + Math.Max(end, 0);
    }

    private PdfDictionary? TryReadDictionary(int offset)
    {
        try
        {
            return new ObjectReader(_file, offset, _store).TryRead(out var value) ? value as PdfDictionary : null;
        }
        catch (PdfDocumentFormatException)
        {
            return null;
        }
    }

    /// <summary>Looks ahead for one word, and not again until it is passed.</summary>
    private sealed class Finder(byte[] file, byte[] word)
    {
        public int At { get; private set; } = -1;

        public int From(int position)
        {
            if (At < position)
            {
                var found = file.AsSpan(Math.Min(position, file.Length)).IndexOf(word);
                At = found < 0 ? int.MaxValue : position + found;
            }

            return At;
        }
    }
}
