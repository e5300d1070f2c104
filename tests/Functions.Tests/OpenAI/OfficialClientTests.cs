using System.ClientModel;
using System.ClientModel.Primitives;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;
using Xunit;
using ChatFinishReason = OpenAI.Chat.ChatFinishReason;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace DigitalTwin.Functions.Tests.OpenAI;

/// <summary>OpenAI's own client for .NET, pointed at the twin and at nothing else.</summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    private FakeOpenAIServer _model = null!;

    public async Task InitializeAsync() => _model = await FakeOpenAIServer.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task It_gets_an_answer()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeCompletion.Saying("I map ", "reefs."));

        ChatCompletion reply = await Client(twin).CompleteChatAsync(
            [new SystemChatMessage("You are a pirate."), new UserChatMessage("Hello!"), new AssistantChatMessage("Hello."), new UserChatMessage("What do you do?")],
            new ChatCompletionOptions { Temperature = 0.5f, MaxOutputTokenCount = 100, EndUserId = "u-1" });

        Assert.Equal("I map reefs.", Assert.Single(reply.Content).Text);
        Assert.Equal((ChatMessageRole.Assistant, ChatFinishReason.Stop, "fake-1"), (reply.Role, reply.FinishReason, reply.Model));
        Assert.Equal((11, 7, 18), (reply.Usage.InputTokenCount, reply.Usage.OutputTokenCount, reply.Usage.TotalTokenCount));
        Assert.StartsWith("chatcmpl-", reply.Id, StringComparison.Ordinal);
        Assert.InRange(reply.CreatedAt, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        var asked = await _model.NextRequestAsync();
        Assert.Equal(["system", "user", "assistant", "user"], asked.Messages.Select(message => message.Role));
        Assert.DoesNotContain("pirate", asked.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_a_stream()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeCompletion.Saying("I ", "map ", "reefs."));

        var updates = await Client(twin).CompleteChatStreamingAsync(new UserChatMessage("What do you do?")).ToListAsync();

        Assert.Equal(["I ", "map ", "reefs."], Texts(updates).Where(text => text.Length > 0));
        Assert.Equal(ChatMessageRole.Assistant, updates[0].Role);
        Assert.Single(updates.Select(update => update.CompletionId).Distinct());
        Assert.Equal(ChatFinishReason.Stop, Assert.Single(updates, update => update.FinishReason is not null).FinishReason);
        // This client asks for usage by itself.
        Assert.Equal(18, updates[^1].Usage.TotalTokenCount);
        Assert.All(updates.SkipLast(1), update => Assert.Null(update.Usage));
    }

    [Fact]
    public async Task An_abort_hangs_up_on_the_model()
    {
        var model = new ScriptedModel();
        model.Opens().Say("Half an ");
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(model));
        using var leaving = new CancellationTokenSource();
        await using var updates = Client(twin).CompleteChatStreamingAsync([new UserChatMessage("Hi")], cancellationToken: leaving.Token).GetAsyncEnumerator(leaving.Token);
        await updates.MoveNextAsync();
        await updates.MoveNextAsync();
        Assert.Equal("Half an ", updates.Current.ContentUpdate[0].Text);

        var waiting = updates.MoveNextAsync().AsTask();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await model.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_model_that_fails_in_mid_stream_leaves_a_stream_without_an_end()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeFaults.ErrorEvent("So far"));

        var updates = await Client(twin).CompleteChatStreamingAsync(new UserChatMessage("Hi")).ToListAsync();

        // Other clients throw; this one takes the error for a chunk that says nothing.
        Assert.Equal("So far", string.Concat(Texts(updates)));
        Assert.DoesNotContain(updates, update => update.FinishReason is not null || update.Usage is not null);
        Assert.Contains("server_error", ModelReaderWriter.Write(updates[^1]).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_that_can_not_answer_is_an_exception_with_its_status(bool isStreamed)
    {
        await using var twin = await StartAsync();
        _model.Answering(_ => FakeCompletion.Refusing(401));

        var fault = await Assert.ThrowsAsync<ClientResultException>(() => AskAsync(Client(twin), isStreamed));

        Assert.Equal(502, fault.Status);
        Assert.Contains("server_error", fault.Message, StringComparison.Ordinal);
        Assert.Contains("The model can't answer at the moment.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_when_to_come_again()
    {
        await using var twin = await StartAsync("RATE_LIMIT_BURST=1", "RATE_LIMIT_PER_SECOND=0.001");
        await Client(twin).CompleteChatAsync(new UserChatMessage("Hi"));

        var fault = await Assert.ThrowsAsync<ClientResultException>(() => AskAsync(Client(twin), isStreamed: true));

        Assert.Equal(429, fault.Status);
        Assert.True(fault.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var seconds));
        Assert.InRange(int.Parse(seconds!, System.Globalization.CultureInfo.InvariantCulture), 1000, 1001);
    }

    [Fact]
    public async Task It_tries_again_by_itself_when_told_to()
    {
        await using var twin = await StartAsync("RATE_LIMIT_BURST=1", "RATE_LIMIT_PER_SECOND=2");
        await Client(twin).CompleteChatAsync(new UserChatMessage("Hi"));

        ChatCompletion reply = await Client(twin, retries: 3).CompleteChatAsync(new UserChatMessage("Hi"));

        Assert.Equal("Hello from the fake.", reply.Content[0].Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_the_budget_spent_the_offline_model_answers_and_is_named(bool isStreamed)
    {
        await using var twin = await StartAsync("DAILY_TOKEN_BUDGET=0");
        ChatMessage[] messages = [new SystemChatMessage("You are a helpful assistant."), new UserChatMessage("What is your email address?")];

        var (model, text) = isStreamed
            ? await Client(twin).CompleteChatStreamingAsync(messages).ToListAsync() is var updates ? (updates[0].Model, string.Concat(Texts(updates))) : default
            : (await Client(twin).CompleteChatAsync(messages)).Value is var reply ? (reply.Model, reply.Content[0].Text) : default;

        Assert.Equal("offline", model);
        Assert.Contains("sabela@example.org", text, StringComparison.Ordinal);
        Assert.Equal(0, _model.Asked);
        var raw = await twin.CompleteAsync(new { messages = CompletionCalls.Asking("Hi"), stream = isStreamed });
        Assert.Equal(["budget"], raw.Headers.GetValues("x-twin-limited"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_longest_message_and_one_that_is_longer(bool isStreamed)
    {
        await using var twin = await StartAsync();
        var longest = string.Concat(Enumerable.Repeat("🌊xy", 1000));

        await AskAsync(Client(twin), isStreamed, longest);
        var fault = await Assert.ThrowsAsync<ClientResultException>(() => AskAsync(Client(twin), isStreamed, longest + "x"));

        Assert.Equal(longest, (await _model.NextRequestAsync()).Messages[^1].Text);
        Assert.Equal(400, fault.Status);
        Assert.Contains("Shorten it to 4000", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_emoji_that_comes_in_halves_is_whole(bool isStreamed)
    {
        var model = new ScriptedModel().Says("A \ud83c", "\udf0a wave");
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(model));

        Assert.Equal("A 🌊 wave", await AskAsync(Client(twin), isStreamed));
    }

    [Fact]
    public async Task Every_character_split_on_the_wire_comes_whole()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeFaults.ByteByByte("Zażółć 🌊 gęślą"));

        Assert.Equal("Zażółć 🌊 gęślą", await AskAsync(Client(twin), isStreamed: true));
    }

    [Fact]
    public async Task It_stops_where_it_is_told_to()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeCompletion.Saying("one ", "t", "wo"));

        ChatCompletion reply = await Client(twin).CompleteChatAsync([new UserChatMessage("Count")], new ChatCompletionOptions { StopSequences = { "two" } });

        Assert.Equal(("one ", ChatFinishReason.Stop), (reply.Content[0].Text, reply.FinishReason));
        Assert.False((await _model.NextRequestAsync()).Body.TryGetProperty("stop", out _));
    }

    [Fact]
    public async Task Tools_are_refused_in_words()
    {
        await using var twin = await StartAsync();

        var fault = await Assert.ThrowsAsync<ClientResultException>(async () => await Client(twin).CompleteChatAsync(
            [new UserChatMessage("Hi")], new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("look") } }));

        Assert.Equal(400, fault.Status);
        Assert.Contains("This twin calls no tools.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_models_and_finds_one()
    {
        await using var twin = await StartAsync("OPENAI_ALLOWED_MODELS=vendor/model");
        var client = new OpenAIModelClient(new ApiKeyCredential("any"), Options(twin, 0));

        OpenAIModelCollection models = await client.GetModelsAsync();
        OpenAIModel model = await client.GetModelAsync("vendor/model");
        var fault = await Assert.ThrowsAsync<ClientResultException>(() => client.GetModelAsync("gpt-4o"));

        Assert.Equal(["digital-twin", "digital-twin/assistant", "digital-twin/neuroscience-tutor", "vendor/model"], models.Select(each => each.Id));
        Assert.Equal(("vendor/model", "digital-twin"), (model.Id, model.OwnedBy));
        Assert.Equal(404, fault.Status);
    }

    [Fact]
    public async Task Its_key_is_the_twin_s()
    {
        await using var twin = await StartAsync("OPENAI_COMPAT_KEY=sk-of-the-twin");

        Assert.Equal("Hello from the fake.", await AskAsync(Client(twin, key: "sk-of-the-twin"), isStreamed: true));
        var fault = await Assert.ThrowsAsync<ClientResultException>(() => AskAsync(Client(twin, key: "sk-of-another"), isStreamed: true));

        Assert.Equal(401, fault.Status);
        Assert.DoesNotContain("sk-of", (await _model.NextRequestAsync()).Authorization, StringComparison.Ordinal);
    }

    private Task<TwinHost> StartAsync(params string[] settings) => TwinHost.StartAsync(
        builder => builder.Services.AddSingleton(new RetryPause(bytes => bytes.Clear())), [$"OPENAI_BASE_URL={_model.BaseUrl}", .. settings]);

    private static ChatClient Client(TwinHost twin, string key = "any", int retries = 0) => new("gpt-4o-mini", new ApiKeyCredential(key), Options(twin, retries));

    private static OpenAIClientOptions Options(TwinHost twin, int retries) =>
        new() { Endpoint = new Uri(twin.Address, "api/v1"), RetryPolicy = new ClientRetryPolicy(retries) };

    private static async Task<string> AskAsync(ChatClient client, bool isStreamed, string text = "Hi") => isStreamed
        ? string.Concat(Texts(await client.CompleteChatStreamingAsync(new UserChatMessage(text)).ToListAsync()))
        : (await client.CompleteChatAsync(new UserChatMessage(text))).Value.Content[0].Text;

    private static IEnumerable<string> Texts(IEnumerable<StreamingChatCompletionUpdate> updates) =>
        updates.SelectMany(update => update.ContentUpdate).Select(part => part.Text);
}
