using DigitalTwin.Functions.Models.Offline.Knowledge;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class CvReaderTests
{
    private const string Cv = """
        Contact
        sabela@example.org

        Top Skills
        Sourdough

        Experience
        Oven Example
        Head Baker
        March 2019 - Present (4 years)
        Utrecht, Netherlands
        Leads a shift of six. Halved the waste.

        Mill Example
        Apprentice
        2015 - 2018
        Swept the floors.

        Page 1 of 1

        Education
        Example College
        BSc, Botany · (2010 - 2014)
        """;

    [Fact]
    public void Entries_become_sentences_of_the_owner()
    {
        var sentences = CvReader.Blocks(Cv, ["Sabela"]).SelectMany(block => block.Sentences);

        Assert.Equal(
            [
                "You can write to me at sabela@example.org.",
                "My skills include Sourdough.",
                "I have been Head Baker at Oven Example in Utrecht, Netherlands since March 2019.",
                "I lead a shift of six.",
                "I halved the waste.",
                "I was Apprentice at Mill Example from 2015 to 2018.",
                "I swept the floors.",
                "I did my BSc, Botany at Example College from 2010 to 2014.",
            ],
            sentences);
    }

    [Fact]
    public void A_list_that_was_read_across_a_column_finds_its_heading()
    {
        var blocks = CvReader.Blocks("Languages\n\nSummary\nI bake bread and tell nobody how.\n\nWelsh (Native)\nDutch (Elementary)", ["Sabela"]);

        Assert.Contains("I speak Welsh (Native) and Dutch (Elementary).", blocks.SelectMany(block => block.Sentences));
    }
}
