using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

/// <summary>Undoes what makes rows of numbers easier to compress: 2 is TIFF's difference, 10 and above are PNG's five.</summary>
internal static class Predictor
{
    private const int MaximumRow = 1 << 20;

    public static byte[] Undo(byte[] data, PdfDictionary options)
    {
        var predictor = options.Number("Predictor") ?? 1;
        var colors = options.Number("Colors") ?? 1;
        var bits = options.Number("BitsPerComponent") ?? 8;
        var row = (int)Math.Ceiling(colors * bits * (options.Number("Columns") ?? 1) / 8);
        var pixel = (int)Math.Max(1, colors * bits / 8);
        if (predictor < 2 || row is < 1 or > MaximumRow || pixel > row)
        {
            return data;
        }

        return predictor < 10 ? UndoTiff(data, row, pixel) : UndoPng(data, row, pixel);
    }

    private static byte[] UndoTiff(byte[] data, int row, int pixel)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] += i % row >= pixel ? data[i - pixel] : (byte)0;
        }

        return data;
    }

    private static byte[] UndoPng(byte[] data, int row, int pixel)
    {
        var rows = (data.Length + row) / (row + 1);
        var output = new byte[rows * row];
        for (var r = 0; r < rows; r++)
        {
            var source = data.AsSpan(r * (row + 1));
            var count = Math.Min(row, source.Length - 1);
            for (var i = 0; i < count; i++)
            {
                var at = (r * row) + i;
                var left = i >= pixel ? output[at - pixel] : 0;
                var up = r > 0 ? output[at - row] : 0;
                var corner = i >= pixel && r > 0 ? output[at - row - pixel] : 0;
                output[at] = (byte)(source[i + 1] + Guess(source[0], left, up, corner));
            }
        }

        return output;
    }

    private static int Guess(int type, int left, int up, int corner) => type switch
    {
        1 => left,
        2 => up,
        3 => (left + up) / 2,
        4 => Paeth(left, up, corner),
        _ => 0,
    };

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
