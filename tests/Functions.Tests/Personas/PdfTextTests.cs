using System.Text;
using DigitalTwin.Functions.Personas;
using Xunit;
using Xunit.Abstractions;

namespace DigitalTwin.Functions.Tests.Personas;

/// <summary>The samples and what pdftotext finds in them are made by tests/Testing/Pdfs/make.sh.</summary>
public sealed class PdfTextTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Pdfs");

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Folder, "*.expected.txt")
        .Select(path => Path.GetFileName(path).Replace(".expected.txt", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Text_is_pdftotexts_word_for_word_in_order(string sample)
    {
        var expected = Words(File.ReadAllText(Path.Combine(Folder, sample + ".expected.txt")));
        var actual = Words(PdfText.Read(Sample(sample)));

        var found = (double)WordSequence.LongestCommon(expected, actual) / expected.Length;
        var surplus = (double)WordSequence.Surplus(expected, actual) / actual.Length;

        output.WriteLine($"{sample}: {found:P1} of {expected.Length} words found in order, {surplus:P1} of ours are not there");
        Assert.True(found >= 0.98, $"only {found:P1} of the words are found in order");
        Assert.True(surplus <= 0.02, $"{surplus:P1} of our words are not pdftotext's");
    }

    [Theory]
    [InlineData("chromium-profile")]
    [InlineData("libreoffice-profile")]
    [InlineData("pdftex-profile")]
    [InlineData("cairo-profile")]
    public void A_sidebar_is_read_to_its_end_before_the_column_beside_it(string sample)
    {
        var text = PdfText.Read(Sample(sample));

        Assert.StartsWith("Contact\n", text, StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("Chartered Engineer", StringComparison.Ordinal), 0, text.IndexOf("Summary", StringComparison.Ordinal));
        Assert.Contains("\n\nTop Skills", text, StringComparison.Ordinal);
        Assert.Contains("Nordlys Tidal AS\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chromium-essay")]
    [InlineData("pdftex-essay")]
    public void Ligatures_are_letters_again(string sample)
    {
        var text = PdfText.Read(Sample(sample));

        Assert.Contains("official act of any new field office", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is >= '\uFB00' and <= '\uFB06');
    }

    [Theory]
    [InlineData("pdftex-columns")]
    [InlineData("pdftex-essay")]
    public void Words_divided_at_a_lines_end_are_whole_again(string sample)
    {
        var text = PdfText.Read(Sample(sample));

        Assert.DoesNotMatch("[a-z]-\n[a-z]", text);
    }

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        var problem = Assert.Throws<PdfTextException>(() => PdfText.Read(Sample("locked")));

        Assert.Contains("password", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sabela Adjei-Toivonen, tidal energy engineer")]
    [InlineData("%PDF-1.7\n1 0 obj <</Type/Catalog")]
    public void What_is_no_pdf_is_called_damaged(string content)
    {
        var problem = Assert.Throws<PdfTextException>(() => PdfText.Read(Encoding.ASCII.GetBytes(content)));

        Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_text_are_told_from_text()
    {
        var problem = Assert.Throws<PdfTextException>(() => PdfText.Read(TinyPdf.WithContent("10 10 100 100 re f")));

        Assert.Contains("scanning", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_halves_of_a_row_that_stand_far_apart_are_not_one_line()
    {
        var pdf = TinyPdf.WithContent("BT /F1 10 Tf 50 700 Td (left column) Tj 300 0 Td (right column) Tj -300 -12 Td (goes on) Tj 300 0 Td (goes on too) Tj ET");

        Assert.Equal("left column\ngoes on\n\nright column\ngoes on too", PdfText.Read(pdf));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_file_damaged_anywhere_still_ends_in_text_or_in_a_sentence(string sample)
    {
        var sound = Sample(sample);
        foreach (var seed in Enumerable.Range(0, 8))
        {
            var damaged = Damage.Some(sound, seed);

            var outcome = await Task.Run(() => Outcome(damaged)).WaitAsync(TimeSpan.FromSeconds(60));

            Assert.NotEmpty(outcome);
        }
    }

    private static string Outcome(byte[] pdf)
    {
        try
        {
            return PdfText.Read(pdf);
        }
        catch (PdfTextException problem)
        {
            return problem.Message;
        }
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".pdf"));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
