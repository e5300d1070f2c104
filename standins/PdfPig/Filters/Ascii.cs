using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Filters;

internal static class Ascii
{
    public static byte[] DecodeHexadecimal(byte[] data) => StringBytes.Hexadecimal(data, new ObjectReader(data, -1, null));

    /// <summary>Five characters from '!' to 'u' are four bytes, 'z' is four zeros, '~' the end.</summary>
    public static byte[] Decode85(byte[] data, ReadingBudget budget)
    {
        var output = new List<byte>(data.Length);
        var (sum, count) = (0L, 0);
        foreach (var value in data)
        {
            if (value == '~')
            {
                break;
            }

            if (value == 'z' && count == 0)
            {
                output.AddRange([0, 0, 0, 0]);
            }
            else if (value is >= (byte)'!' and <= (byte)'u')
            {
                sum = (sum * 85) + value - '!';
                if (++count == 5)
                {
                    Flush(output, sum, 4);
                    (sum, count) = (0, 0);
                }
            }
        }

        FlushRest(output, sum, count);
        budget.SpendBytes(output.Count);
        return [.. output];
    }

    /// <summary>The last group may be short: it is filled up, and gives one byte less than it has characters.</summary>
    private static void FlushRest(List<byte> output, long sum, int count)
    {
        for (var i = count; i is > 0 and < 5; i++)
        {
            sum = (sum * 85) + 84;
        }

        Flush(output, sum, count - 1);
    }

    private static void Flush(List<byte> output, long sum, int count)
    {
        for (var i = 0; i < count; i++)
        {
            output.Add((byte)(sum >> (24 - (8 * i))));
        }
    }
}
