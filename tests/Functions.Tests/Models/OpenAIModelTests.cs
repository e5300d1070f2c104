using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Models.OpenAI;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

public sealed class OpenAIModelTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private FakeOpenAIServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeOpenAIServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Text_usage_model_and_finish_reason_arrive()
    {
        _server.Then(FakeCompletion.Saying("Wörd ", "🌊"));

        var response = await AskAsync(Model());

        Assert.Equal("Wörd 🌊", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal("fake-1", response.ModelId);
        Assert.Equal((11L, 7L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task The_request_carries_key_model_messages_and_options()
    {
        await AskAsync(Model(key: "sk-test"), new ChatOptions { Temperature = 0.25f, MaxOutputTokens = 99 });

        var request = await _server.NextRequestAsync();
        Assert.Equal("Bearer sk-test", request.Authorization);
        Assert.Equal("gpt-4o-mini", request.Body.GetProperty("model").GetString());
        Assert.Equal(0.25, request.Body.GetProperty("temperature").GetDouble());
        Assert.Equal(99, request.Body.GetProperty("max_tokens").GetInt32());
        Assert.True(request.Body.GetProperty("stream").GetBoolean());
        Assert.Equal(["system", "user"], request.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task A_model_named_for_one_call_is_asked()
    {
        await AskAsync(Model(), new ChatOptions { ModelId = "another-model" });

        var request = await _server.NextRequestAsync();
        Assert.Equal("another-model", request.Body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_server_without_keys_is_served() => Assert.Equal("Hello from the fake.", (await AskAsync(Model(key: null))).Text);

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task A_refusal_is_a_model_fault_without_the_server_s_words(int status)
    {
        _server.Then(FakeCompletion.Refusing(status, "your key sk-secret is wrong"));

        var fault = await Assert.ThrowsAsync<ModelException>(() => AskAsync(Model()));

        Assert.Equal(ChatProblemKind.ModelUnavailable, fault.Kind);
        Assert.DoesNotContain("sk-secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_model_fault()
    {
        var model = Model();
        await _server.DisposeAsync();

        var fault = await Assert.ThrowsAsync<ModelException>(() => AskAsync(model));

        Assert.Equal(ChatProblemKind.ModelUnavailable, fault.Kind);
    }

    [Fact]
    public async Task A_connection_cut_in_mid_reply_is_a_model_fault()
    {
        var cut = new TaskCompletionSource();
        _server.Then(FakeCompletion.Opening("So far").Until(cut.Task).Cutting());
        await using var updates = Stream(Model());
        while (await updates.MoveNextAsync() && updates.Current.Text != "So far")
        {
        }

        cut.SetResult();
        var fault = await Assert.ThrowsAsync<ModelException>(async () => await updates.MoveNextAsync());

        Assert.Equal(ChatProblemKind.ModelUnavailable, fault.Kind);
    }

    [Fact]
    public async Task A_reply_that_just_stops_is_a_model_fault()
    {
        _server.Then(FakeCompletion.Opening("So far"));

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Model()));
    }

    [Fact]
    public async Task Nonsense_is_a_model_fault()
    {
        _server.Then(FakeCompletion.Opening("So far").Sending("{not json").Ending());

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Model()));
    }

    [Fact]
    public async Task A_first_piece_that_does_not_come_is_a_timeout()
    {
        var never = new TaskCompletionSource();
        _server.Then(new FakeCompletion().Until(never.Task));
        var answer = AskAsync(Model());
        await _server.NextRequestAsync();

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(ChatProblemKind.ModelTimeout, (await Assert.ThrowsAsync<ModelException>(() => answer)).Kind);
    }

    [Fact]
    public async Task A_reply_that_stalls_is_a_timeout()
    {
        var never = new TaskCompletionSource();
        _server.Then(FakeCompletion.Opening("So far").Until(never.Task));
        await using var updates = Stream(Model());
        while (await updates.MoveNextAsync() && updates.Current.Text != "So far")
        {
        }

        var next = updates.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(ChatProblemKind.ModelTimeout, (await Assert.ThrowsAsync<ModelException>(() => next)).Kind);
    }

    [Fact]
    public async Task A_visitor_who_leaves_is_no_fault()
    {
        _server.Then(FakeCompletion.Opening("So far").Until(new TaskCompletionSource().Task));
        using var leaving = new CancellationTokenSource();
        await using var updates = Stream(Model(), leaving.Token);
        while (await updates.MoveNextAsync() && updates.Current.Text != "So far")
        {
        }

        var next = updates.MoveNextAsync().AsTask();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private GuardedChatClient Model(string? key = "sk-test")
    {
        var options = new ModelOptions { ApiKey = key, BaseUrl = _server.BaseUrl };
        return new GuardedChatClient(OpenAIModel.Create(options), options, new RetryPause(bytes => bytes.Clear()), _time, NullLogger<GuardedChatClient>.Instance);
    }

    private static IAsyncEnumerator<ChatResponseUpdate> Stream(GuardedChatClient model, CancellationToken cancellationToken = default) =>
        model.GetStreamingResponseAsync(Messages, null, cancellationToken).GetAsyncEnumerator(cancellationToken);

    private static Task<ChatResponse> AskAsync(GuardedChatClient model, ChatOptions? options = null) =>
        model.GetStreamingResponseAsync(Messages, options).ToChatResponseAsync();

    private static IEnumerable<ChatMessage> Messages => [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Hi")];
}
