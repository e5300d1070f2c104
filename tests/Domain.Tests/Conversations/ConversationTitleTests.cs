using DigitalTwin.Domain.Conversations;
using Xunit;

namespace DigitalTwin.Domain.Tests.Conversations;

public sealed class ConversationTitleTests
{
    [Fact]
    public void A_title_is_one_line() => Assert.Equal("Hello there, twin", ConversationTitle.From(" Hello\n\tthere,  twin "));

    [Fact]
    public void A_long_message_is_cut_to_80_characters_with_an_ellipsis()
    {
        var title = ConversationTitle.From(new string('x', 200));

        Assert.Equal(80, title.Length);
        Assert.EndsWith("…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_is_not_torn_apart()
    {
        var title = ConversationTitle.From(new string('x', 75) + "👨‍👩‍👧‍👦 and more");

        Assert.Equal(new string('x', 75) + "…", title);
    }
}
