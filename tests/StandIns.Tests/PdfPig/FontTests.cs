using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using Xunit;

namespace DigitalTwin.StandIns.Tests.PdfPig;

public sealed class FontTests
{
    private const string Show = "BT /F 10 Tf 50 500 Td ";

    [Fact]
    public void A_type_1_font_without_encoding_is_read_by_its_programs_own()
    {
        var program = "%!PS-AdobeFont-1.0: Invented\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
            + "dup 14 /ffi put\ndup 65 /Omega put\nreadonly def\ncurrentfile eexec\0\x01\x02";
        var pdf = PdfFile.WithFont(Show + "(o\\016ce A) Tj ET", "<</Subtype/Type1/BaseFont/Invented/FontDescriptor<</FontFile 6 0 R>>>>", PdfFile.Stream("", program));

        Assert.Equal("ffi Ω", PdfFile.Text(pdf).Replace("o", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_compact_font_without_encoding_is_read_by_its_programs_own()
    {
        string Index(params string[] items) => items.Aggregate(
            $"\0{(char)items.Length}\u0001\u0001", (start, item) => start + (char)(start[^1] + item.Length)) + string.Concat(items);
        string Program(int charset, int encoding, int glyphs) => "\u0001\0\u0004\u0001" + Index("Invented")
            + Index($"\u001C\0{(char)charset}\u000F\u001C\0{(char)encoding}\u0010\u001C\0{(char)glyphs}\u0011") + Index("f_i") + "\0\0";

        // Glyphs 1 and 2 are the standard string 34, which is A, and the program's own first; codes 5 and 6 show them.
        var top = Program(0, 0, 0).Length;
        var program = Program(top, top + 5, top + 9) + "\0\0\u0022\u0001\u0087" + "\0\u0002\u0005\u0006" + Index("\u000E", "\u000E", "\u000E");
        var pdf = PdfFile.WithFont(Show + "(\\005\\006) Tj ET", "<</Subtype/Type1/BaseFont/Invented/FontDescriptor<</FontFile3 6 0 R>>>>", PdfFile.Stream("", program));

        Assert.Equal("Afi", PdfFile.Text(pdf));
    }

    [Fact]
    public void Differences_lie_over_the_base_encoding()
    {
        var pdf = PdfFile.WithFont(Show + "(ab\\344d) Tj ET", "<</Subtype/Type1/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[98/afii10017.sc]>>>>");

        Assert.Equal("aАäd", PdfFile.Text(pdf));
    }

    [Fact]
    public void Codes_of_mixed_length_are_told_apart_by_their_code_spaces()
    {
        var encoding = "2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange 2 begincidrange <20> <7E> 1 <8140> <8150> 700 endcidrange";
        var map = "2 beginbfrange <41> <42> <0061> <8140> <8142> <6F6E> endbfrange 1 beginbfchar <43> <D83DDE80> endbfchar";
        var pdf = PdfFile.WithFont(Show + "<41814143> Tj ET", "<</Subtype/Type0/Encoding 6 0 R/ToUnicode 7 0 R/DescendantFonts[<</W[1 99 500 700 [1000 1000]]>>]>>",
            PdfFile.Stream("", encoding), PdfFile.Stream("", map));

        Assert.Equal("a\u6F6F🚀", PdfFile.Text(pdf));
    }

    [Fact]
    public void Widths_decide_what_is_a_gap()
    {
        string Pdf(int width) => PdfFile.Text(PdfFile.WithFont(Show + "<0001> Tj 1 0 0 1 60 500 Tm <0002> Tj ET",
            $"<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</DW {width}>>]>>",
            PdfFile.Stream("", "1 beginbfrange <0001> <0002> [<0061> <0062>] endbfrange")));

        Assert.Equal("ab", Pdf(1000));
        Assert.Equal("a b", Pdf(500));
    }

    [Fact]
    public void Kerning_is_no_space_and_a_gap_is()
    {
        var pdf = PdfFile.WithFont(Show + "[(W) 80 (ord) -40 (s) -300 (two)] TJ ET", "<</Subtype/Type1/BaseFont/Helvetica>>");

        Assert.Equal("Words two", PdfFile.Text(pdf));
    }

    [Theory]
    [InlineData("0 1 -1 0 300 300")]
    [InlineData("0 -1 1 0 300 300")]
    [InlineData("-1 0 0 -1 300 300")]
    [InlineData("0.8 0.6 -0.6 0.8 300 300")]
    public void Turned_text_reads_as_it_does_upright(string matrix)
    {
        var pdf = PdfFile.WithFont($"BT /F 10 Tf {matrix} Tm (The tide) Tj 0 -12 Td (turns twice) Tj ET", "<</Subtype/Type1/BaseFont/Helvetica>>");

        Assert.Equal("The tide\nturns twice", PdfFile.Text(pdf));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_page_that_is_shown_turned_is_read_as_shown(int rotation)
    {
        var (sin, cos) = ((int, int))(Math.Sin(rotation * Math.PI / 180), Math.Cos(rotation * Math.PI / 180));
        var file = PdfFile.Write("<</Type/Catalog/Pages 2 0 R>>", $"<</Type/Pages/Rotate {rotation}/Kids[3 0 R]>>",
            "<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Subtype/Type1/BaseFont/Courier>>>>>>>>",
            PdfFile.Stream("", $"BT /F 10 Tf {cos} {sin} {-sin} {cos} 300 300 Tm (upright) Tj ET"));
        using var document = PdfDocument.Open(file);

        var word = Assert.Single(document.GetPages().Single().GetWords(new NearestNeighbourWordExtractor(new())));

        Assert.Equal(("upright", 0), (word.Text, word.Angle));
    }
}
