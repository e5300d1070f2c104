using System.Text;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Structure;
using Xunit;

namespace DigitalTwin.StandIns.Tests.PdfPig;

public sealed class FilterTests
{
    [Theory]
    [InlineData("/ASCIIHexDecode", "54 68 65 20 74 69 64 65>", "The tide")]
    [InlineData("/ASCII85Decode", "<+ohcFD58s+EVaHDK>~>", "The tide turns")]
    [InlineData("/RunLengthDecode", "\u0003The \u0000t\u0000i\u0001de\u0080", "The tide")]
    [InlineData("/RunLengthDecode", "\u00FEa\u0000b", "aaab")]
    [InlineData("[/ASCIIHexDecode/RunLengthDecode]", "02 41 42 43 FF 44 80>", "ABCDD")]
    [InlineData("/LZWDecode", "\u0080\u000B\u0060\u0050\u0022\u000C\u000C\u0085\u0001", "-----A---B")]
    [InlineData("/DCTDecode", "a picture", "")]
    public void Streams_decode(string filter, string encoded, string decoded)
    {
        var actual = Decode($"<</Filter {filter}>>", Encoding.Latin1.GetBytes(encoded));

        Assert.Equal(decoded, Encoding.Latin1.GetString(actual));
    }

    [Fact]
    public void What_comes_before_the_damage_is_kept()
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal))
        {
            zlib.Write(Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 5000))));
        }

        var whole = packed.ToArray();
        var text = Encoding.ASCII.GetString(Decode("<</Filter/FlateDecode>>", whole[..(whole.Length / 2)]));

        Assert.StartsWith("0 1 2 3", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "\u0001\u0002\u0003", "\u0001\u0002\u0003")]
    [InlineData(1, "\u0001\u0001\u0001", "\u0001\u0002\u0003")]
    [InlineData(2, "\u0001\u0001\u0001", "\u0001\u0001\u0001")]
    [InlineData(3, "\u0002\u0002\u0002", "\u0002\u0003\u0003")]
    [InlineData(4, "\u0001\u0001\u0001", "\u0001\u0002\u0003")]
    public void Rows_of_png_are_put_back(int type, string row, string expected)
    {
        var data = Encoding.Latin1.GetBytes((char)type + row);

        Assert.Equal(Encoding.Latin1.GetBytes(expected), Predictor.Undo(data, Dictionary("<</Predictor 15/Columns 3>>")));
    }

    private static byte[] Decode(string dictionary, byte[] data) => FilterChain.Decode(data, Dictionary(dictionary), new ReadingBudget());

    private static PdfDictionary Dictionary(string text) =>
        new ObjectReader(Encoding.ASCII.GetBytes(text), 0, null).TryRead(out var value) ? (PdfDictionary)value! : PdfDictionary.Empty;
}
