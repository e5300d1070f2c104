using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

/// <summary>Undoes a stream's encodings in their order. A damaged stream yields what comes before the damage.</summary>
internal static class FilterChain
{
    private const int MaximumLength = 8;

    public static byte[] Decode(ReadOnlyMemory<byte> raw, PdfDictionary dictionary, ReadingBudget budget)
    {
        var filters = Items(dictionary["Filter"]);
        var parameters = Items(dictionary["DecodeParms"]);
        if (filters.Count > MaximumLength)
        {
            return [];
        }

        var data = raw.ToArray();
        budget.SpendBytes(data.Length);
        for (var i = 0; i < filters.Count; i++)
        {
            var options = i < parameters.Count ? parameters[i] as PdfDictionary : null;
            data = Decode(data, (filters[i] as PdfName)?.Value, options ?? PdfDictionary.Empty, budget);
        }

        return data;
    }

    private static byte[] Decode(byte[] data, string? filter, PdfDictionary options, ReadingBudget budget) => filter switch
    {
        "FlateDecode" or "Fl" => Predictor.Undo(Flate.Decode(data, budget), options),
        "LZWDecode" or "LZW" => Predictor.Undo(Lzw.Decode(data, options.Number("EarlyChange") != 0, budget), options),
        "ASCII85Decode" or "A85" => Ascii.Decode85(data, budget),
        "ASCIIHexDecode" or "AHx" => Ascii.DecodeHexadecimal(data),
        "RunLengthDecode" or "RL" => RunLength.Decode(data, budget),
        "Crypt" => data,
        _ => [],
    };

    private static List<object?> Items(object? value) => value switch
    {
        null => [],
        PdfArray array => [.. Enumerable.Range(0, Math.Min(array.Count, MaximumLength + 1)).Select(i => array[i])],
        _ => [value],
    };
}
