using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using Xunit;

namespace DigitalTwin.StandIns.Tests.PdfPig;

/// <summary>Files made to harm end in text or in the documented exceptions, without taking the process or the day.</summary>
public sealed class HostilePdfTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string PageWithContent4 = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>/Font<</F 6 0 R>>>>>>";

    [Fact]
    public async Task Nesting_without_end_does_not_exhaust_the_stack()
    {
        var brackets = new string('[', 1_000_000);

        Assert.Equal("", await Read(PageWithContent4, $"<</Length 0/Deep {brackets}>>\nstream\n\nendstream"));
        await Assert.ThrowsAsync<PdfDocumentFormatException>(() => Read(PageWithContent4, PdfFile.Stream("", brackets)));
    }

    [Fact]
    public async Task A_tree_of_pages_may_not_grow_into_itself()
    {
        var file = PdfFile.Write("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 9>>", "<</Type/Page>>");

        Assert.Single(await Run(() => Open(file)));
    }

    [Fact]
    public async Task References_in_a_circle_lead_nowhere() =>
        Assert.Equal("", await Read("<</Type/Page/Contents 4 0 R/Resources 5 0 R>>", "5 0 R", "6 0 R", "4 0 R"));

    [Fact]
    public async Task A_streams_length_may_not_depend_on_the_stream() =>
        Assert.Equal("", await Read(PageWithContent4, "<</Length 4 0 R>>\nstream\nBT ET\nendstream"));

    [Fact]
    public async Task Forms_that_draw_each_other_without_end_are_cut_short()
    {
        var twice = string.Concat(Enumerable.Repeat("/X Do ", 50));
        string Form(int next) => PdfFile.Stream($"/Type/XObject/Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>", twice);

        var forms = Enumerable.Range(6, 12).Select(Form);
        await Assert.ThrowsAsync<PdfDocumentFormatException>(() => Read([PageWithContent4, PdfFile.Stream("", twice), .. forms, Form(5)]));
    }

    [Fact]
    public async Task A_small_file_may_not_unpack_to_a_gigabyte()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var spaces = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var i = 0; i < 1024; i++)
            {
                zlib.Write(spaces);
            }
        }

        var bomb = PdfFile.Stream("/Filter/FlateDecode", Encoding.Latin1.GetString(packed.ToArray()));
        var objectBomb = PdfFile.Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Encoding.Latin1.GetString(packed.ToArray()));

        await Assert.ThrowsAsync<PdfDocumentFormatException>(() => Read(PageWithContent4, bomb));
        await Assert.ThrowsAsync<PdfDocumentFormatException>(() => Read(PageWithContent4, PdfFile.Stream("", ""), objectBomb));
    }

    [Fact]
    public async Task A_page_of_a_million_letters_is_refused()
    {
        var text = new string('a', 1_000_000);
        var font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

        await Assert.ThrowsAsync<PdfDocumentFormatException>(
            () => Read(PageWithContent4, PdfFile.Stream("", $"BT /F 1 Tf ({text}) Tj ET"), "null", font));
    }

    [Fact]
    public async Task Damage_of_any_kind_ends_in_a_documented_exception_at_worst()
    {
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pdfs"), "*.pdf").Order(StringComparer.Ordinal).ToArray();
        Assert.True(samples.Length > 15);
        foreach (var seed in Enumerable.Range(0, 400))
        {
            var damaged = Damage(File.ReadAllBytes(samples[seed % samples.Length]), new Random(seed));

            var problem = await Run(() => Record.Exception(() => Open(damaged)));

            Assert.True(problem is null or PdfDocumentFormatException or PdfDocumentEncryptedException, $"seed {seed}: {problem}");
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        for (var i = random.Next(1, 200); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    /// <summary>The text of a document whose third object is this, its page, the fourth the next, and so on.</summary>
    private static Task<string> Read(params string[] objects) =>
        Run(() => string.Join('\n', Open(PdfFile.Write(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", .. objects]))));

    private static List<string> Open(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(PdfFile.Text)];
    }

    private static Task<T> Run<T>(Func<T> read) => Task.Run(read).WaitAsync(Patience);
}
