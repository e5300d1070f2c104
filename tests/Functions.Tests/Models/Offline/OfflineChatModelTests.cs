using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class OfflineChatModelTests
{
    private static readonly Persona Owner = InventedPersona.Of(
        """{"full_name":"Sabela Adjei-Toivonen","email":"sabela@example.org","location":{"city":"Utrecht"},"fun_facts":["I whistle 🎺👩🏽‍🚀 in the bath."]}""");

    [Theory]
    [InlineData("Where do you live?")]
    [InlineData("Tell me a fun fact")]
    [InlineData("What is your blood type?")]
    [InlineData("hello")]
    public async Task The_streamed_words_put_together_are_the_whole_answer(string message)
    {
        using var model = new OfflineChatModel(FixedPersona.Of(Owner));

        var whole = await model.GetResponseAsync(message);
        var updates = await Updates(model, message);

        Assert.Equal(whole.Text, string.Concat(updates.Select(update => update.Text)));
        Assert.All(updates.SkipLast(1), update => Assert.DoesNotContain(' ', update.Text.TrimEnd()));
        Assert.True(updates.Count > 3);
    }

    [Fact]
    public async Task The_stream_ends_with_the_usage_and_a_reason()
    {
        using var model = new OfflineChatModel(FixedPersona.Of(Owner));

        var last = (await Updates(model, "Where do you live?"))[^1];

        var usage = Assert.Single(last.Contents.OfType<UsageContent>()).Details;
        Assert.Equal(ChatFinishReason.Stop, last.FinishReason);
        Assert.Equal("offline", last.ModelId);
        Assert.Equal(5, usage.InputTokenCount);
        Assert.Equal(usage.InputTokenCount + usage.OutputTokenCount, usage.TotalTokenCount);
    }

    [Fact]
    public async Task Streaming_stops_when_the_caller_cancels()
    {
        using var model = new OfflineChatModel(FixedPersona.Of(Owner));
        using var cancel = new CancellationTokenSource();
        var words = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in model.GetStreamingResponseAsync("Where do you live?", cancellationToken: cancel.Token))
            {
                words++;
                await cancel.CancelAsync();
            }
        });

        Assert.Equal(1, words);
    }

    [Fact]
    public async Task A_visitor_is_told_once_that_there_is_no_language_model()
    {
        using var dialog = new Dialog(Owner);

        var first = await dialog.AskAsync("Where do you live?");
        var second = await dialog.AskAsync("How can I reach you?");

        Assert.EndsWith(Phrases.RunsWithoutModel, first, StringComparison.Ordinal);
        Assert.DoesNotContain(Phrases.RunsWithoutModel, second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_conversation_gets_the_same_answer()
    {
        var persona = await SamplePersona.ReadAsync();
        using var one = new OfflineChatModel(FixedPersona.Of(persona));
        using var other = new OfflineChatModel(FixedPersona.Of(persona with { Facts = [.. persona.Facts] }));

        foreach (var message in new[] { "What do you do?", "Tell me about floods", "Which rivers do you like?" })
        {
            Assert.Equal((await one.GetResponseAsync(message)).Text, (await other.GetResponseAsync(message)).Text);
        }
    }

    [Fact]
    public async Task A_changed_persona_is_answered_from_at_once()
    {
        var source = FixedPersona.Of(Owner);
        using var model = new OfflineChatModel(source);
        var before = await model.GetResponseAsync("Where do you live?");

        source.Reading = source.Reading with { Persona = InventedPersona.Of("""{"location":{"city":"Turin"}}""") };
        var after = await model.GetResponseAsync("Where do you live?");

        Assert.StartsWith("I live in Utrecht.", before.Text, StringComparison.Ordinal);
        Assert.StartsWith("I live in Turin.", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_persona_there_is_nothing_to_answer_from()
    {
        using var model = new OfflineChatModel(FixedPersona.Of(null));

        await Assert.ThrowsAsync<InvalidOperationException>(() => model.GetResponseAsync("Hello"));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using IChatClient model = new OfflineChatModel(FixedPersona.Of(Owner));

        var metadata = model.GetService<ChatClientMetadata>();

        Assert.Equal("offline", metadata?.ProviderName);
        Assert.Equal("offline", metadata?.DefaultModelId);
        Assert.Same(model, model.GetService<OfflineChatModel>());
        Assert.Null(model.GetService<string>());
    }

    private static async Task<List<ChatResponseUpdate>> Updates(IChatClient model, string message)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in model.GetStreamingResponseAsync(message))
        {
            updates.Add(update);
        }

        return updates;
    }
}
