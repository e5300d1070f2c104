using DigitalTwin.Domain.Voice;
using Xunit;

namespace DigitalTwin.Domain.Tests.Voice;

public sealed class SentenceCutterTests
{
    // A bar stands where the text is to be cut.
    public static TheoryData<string> Texts =>
    [
        "I studied in Delft.| Then I moved away.| That was long ago.",
        "Dr. Okafor met Prof. Lind at 5 p.m. on the pier.| They talked for an hour.",
        "See e.g. the harbour map, i.e. the old one.| It hangs in the hall.",
        "Das ist z.B. der Hafen, d.h. der alte.| Er liegt am Meer.",
        "Am 3. Mai begann es.| Danach kam der 2. Teil.",
        "It weighs 3.14 kg in version 2.0.1 of it.| See www.example.org for more.",
        "Write to ana@example.org or look at https://example.org/a.b?c=d.| Either will do.",
        "Yes. I did that, and gladly.| It took two years.",
        "No. That was somebody else.| It was No. 7 of the list.",
        "Well... that is a long story.| Wait for it… and then it came.| So it was.",
        "She said \"That will do.\"| And so it did, in the end.",
        "(He was right.)| **Bold it was.**| *And so was she.*",
        "Is that so?!| Yes, it really is!| Good, then it stays.",
        "Yahoo! is a company that I know of.| It was founded long ago.",
        "It was in 2024.| Nobody knows why it was so.",
        "1. First of all there is this\n|2. And then there is that\n|3. Nothing else.",
        "A heading of some length\n|\nAnd a paragraph below it.",
        "私は東京で勉強しました。|それから引っ越しました！|なぜですか？|わかりません。",
        "他说：“我在北京学习。”|后来他搬走了。|为什么呢？",
        "मैंने दिल्ली में पढ़ाई की।| फिर मैं चला गया।| क्या यह ठीक है?",
        "هل درست في القاهرة؟| نعم درست هناك.| ثم انتقلت بعيدا.",
        "میں نے لاہور میں پڑھا۔| پھر میں چلا گیا۔",
        "The answer is 42.| Then came the 3. of them, a small one.",
        "By then I am 42.| Nobody knows it.| There were only 7.|\nAnd that was that.",
        "Sie kam am 12. Mai im 2. Stock an.| Es war Zimmer 12.| Maier wohnte dort.",
        "What I did then:\n|  1. First of all there was this\n|  2. And then there was that\n|**3.** Nothing else.",
        "我在北京学习了.|后来他搬走了!|为什么呢?|因为3.5是数字.",
        "Ես սովորել եմ Երևանում։| Հետո տեղափոխվեցի։",
        "በአዲስ አበባ ተማርኩ።| ከዚያ ሄድኩ።",
        "ང་ལྷ་ས་ལ་སློབ་སྦྱོང་བྱས།| དེ་ནས་ཕྱིན་པ་ཡིན།",
        "J. R. Tolkien wrote of it.| So did many others.",
        "Only this",
        "So do I. And you do too, I think.| Do you not?",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_cut_where_its_sentences_end(string marked) => Assert.Equal(marked.Split('|'), Cut([marked.Replace("|", "", StringComparison.Ordinal)]));

    [Fact]
    public void A_sentence_is_given_as_soon_as_the_next_one_begins()
    {
        var cutter = new SentenceCutter();

        Assert.Empty(cutter.Add("I studied in Delft."));
        Assert.Empty(cutter.Add(" "));
        Assert.Equal(["I studied in Delft."], cutter.Add("T"));
        Assert.Equal(" T", cutter.End());
        Assert.Null(cutter.End());
    }

    [Fact]
    public void How_the_text_comes_in_makes_no_difference_and_not_a_character_is_lost()
    {
        var random = new Random(20_260_102);
        string[] bits = ["Dr. ", "a", "Word", ". ", ".", "! ", "?", "…", "。", "」", "\"", "**", "\n", "\n\n", " ", "3.", "42. ", "Mai ", "der ", "3.14", "e.g. ", "😀", "।", "، ", "ไทย", ", ", "https://a.b/c. ", "漢字", "(", ")", "x.y@z.org "];
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => bits[random.Next(bits.Length)]));

            var whole = Cut([text]);

            Assert.Equal(text, string.Concat(whole));
            Assert.All(whole, piece => Assert.InRange(piece.Length, 1, SentenceCutter.Longest));
            Assert.Equal(whole, Cut(Split(text, random)));
        }
    }

    [Fact]
    public void What_never_ends_is_cut_at_a_clause_or_between_words_and_never_in_a_character()
    {
        var clauses = Cut([string.Concat(Enumerable.Repeat("there were many of them, ", 40))]);
        var words = Cut([string.Concat(Enumerable.Repeat("word ", 200))]);
        var thai = Cut([string.Concat(Enumerable.Repeat("ภาษาไทยไม่มีช่องว่าง", 60))]);
        var pictures = Cut(["x" + string.Concat(Enumerable.Repeat("😀", 400))]);

        Assert.All(clauses[..^1], piece => Assert.EndsWith(",", piece, StringComparison.Ordinal));
        Assert.All(words[..^1], piece => Assert.EndsWith("word", piece, StringComparison.Ordinal));
        Assert.True(thai.Count > 2);
        Assert.All(pictures, piece => Assert.False(char.IsHighSurrogate(piece[^1])));
    }

    private static List<string> Cut(IEnumerable<string> deltas)
    {
        var cutter = new SentenceCutter();
        var pieces = deltas.SelectMany(cutter.Add).ToList();
        return cutter.End() is { } rest ? [.. pieces, rest] : pieces;
    }

    private static IEnumerable<string> Split(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(text.Length - at, 1 + random.Next(12));
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
