using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Conversations;

public sealed class IdTests
{
    [Theory]
    [InlineData("abcdefghijklmnop", true)]
    [InlineData("ABC_def-0123456789", true)]
    [InlineData("abcdefghijklmno", false)]
    [InlineData("../../../../etc/passwd", false)]
    [InlineData("abcdefghijklmnop/", false)]
    [InlineData("abcdefghijklmnöp", false)]
    [InlineData("abcdefgh\0ijklmnop", false)]
    [InlineData("'; or true -- aaaaaaaa", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_session_id_is_16_to_64_harmless_characters(string? text, bool valid) => Assert.Equal(valid, SessionId.TryParse(text, out _));

    [Fact]
    public void A_session_id_of_65_characters_is_too_long()
    {
        Assert.True(SessionId.TryParse(new string('a', 64), out _));
        Assert.False(SessionId.TryParse(new string('a', 65), out _));
    }

    [Theory]
    [InlineData("m", true)]
    [InlineData("msg-1_a", true)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void A_message_id_is_1_to_64_harmless_characters(string text, bool valid) => Assert.Equal(valid, MessageId.TryParse(text, out _));

    [Fact]
    public void A_session_id_in_a_log_is_not_whole() => Assert.Equal("sessio...", $"{TestIds.Session()}");

    [Fact]
    public void Made_ids_have_128_bits()
    {
        var all = new IdFactory(bytes => bytes.Fill(0xff));

        Assert.Equal(new string('_', 21) + "w", all.NewSession().Value);
    }
}
