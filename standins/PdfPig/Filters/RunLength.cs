using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

internal static class RunLength
{
    private const int End = 128;

    public static byte[] Decode(byte[] data, ReadingBudget budget)
    {
        var output = new MemoryStream();
        for (var i = 0; i < data.Length && data[i] != End;)
        {
            var length = data[i] < End ? data[i] + 1 : 257 - data[i];
            var copied = data[i] < End ? Math.Min(length, data.Length - i - 1) : 1;
            for (var k = 0; k < length && i + 1 < data.Length; k++)
            {
                output.WriteByte(data[i + 1 + Math.Min(k, Math.Max(copied - 1, 0))]);
            }

            i += 1 + copied;
        }

        budget.SpendBytes(output.Length);
        return output.ToArray();
    }
}
