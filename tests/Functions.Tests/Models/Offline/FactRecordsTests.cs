using DigitalTwin.Functions.Models.Offline.Knowledge;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class FactRecordsTests
{
    [Theory]
    [InlineData(
        """{"experience":[{"title":"Baker","company":"Oven Example","start":2010,"end":2012}]}""",
        "I was Baker at Oven Example from 2010 to 2012.")]
    [InlineData(
        """{"work":[{"name":"Oven Example","position":"Head Baker","startDate":"2013-04-01"}]}""",
        "I have been Head Baker at Oven Example since April 2013.")]
    [InlineData("""{"education":[{"institution":"Example College","area":"Botany","studyType":"BSc","endDate":"2009"}]}""",
        "I did my BSc in Botany at Example College until 2009.")]
    [InlineData("""{"skills":["kneading","patience"]}""", "My skills include kneading and patience.")]
    [InlineData("""{"contact":{"email":"sabela@example.org"}}""", "You can write to me at sabela@example.org.")]
    [InlineData("""{"shoe_size":41}""", "My shoe size is 41.")]
    [InlineData("""{"openTo":"bread swaps"}""", "I am open to bread swaps.")]
    [InlineData("""{"remote":true}""", "Remote: yes.")]
    [InlineData("""{"pets":[{"type":"owl","name":"Otto"}]}""", "I have an owl called Otto.")]
    [InlineData("""{"languages":[{"name":"Welsh","level":"native"},{"name":"Latin"}]}""", "I speak Welsh (native) and Latin.")]
    public void Facts_of_many_shapes_are_said_as_sentences(string json, string said)
    {
        var persona = InventedPersona.Of(json);

        var sentences = KnowledgeBase.Of(persona).SelectMany(block => block.Sentences);

        Assert.Equal([said], sentences);
    }
}
