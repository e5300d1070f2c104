using System.IO.Compression;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

internal static class Flate
{
    private const int HeaderLength = 2;

    public static byte[] Decode(byte[] data, ReadingBudget budget)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var decoded = ReadWhileSound(zlib, budget);
        if (decoded.Length > 0 || data.Length <= HeaderLength)
        {
            return decoded;
        }

        using var deflate = new DeflateStream(new MemoryStream(data, HeaderLength, data.Length - HeaderLength), CompressionMode.Decompress);
        return ReadWhileSound(deflate, budget);
    }

    private static byte[] ReadWhileSound(Stream stream, ReadingBudget budget)
    {
        var decoded = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                budget.SpendBytes(count);
                decoded.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            // The rest is lost.
        }

        return decoded.ToArray();
    }
}
