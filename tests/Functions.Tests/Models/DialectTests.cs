using System.Text.Json;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

public sealed class DialectTests : ModelBench
{
    private static readonly ChatOptions Wishes = new() { Temperature = 0.5f, MaxOutputTokens = 99 };

    [Fact]
    public async Task A_parameter_that_is_refused_is_left_out_and_stays_out()
    {
        Server.Answering(request => Has(request, "temperature") ? FakeFaults.UnsupportedValue("temperature") : FakeCompletion.Saying("Fine."));
        var model = Model();

        Assert.Equal("Fine.", (await AskAsync(model, Wishes)).Text);
        Assert.Equal("Fine.", (await AskAsync(model, Wishes)).Text);

        Assert.Equal(3, Server.Asked);
    }

    [Fact]
    public async Task The_cap_has_the_name_that_the_model_knows()
    {
        Server.Answering(request => Has(request, "max_tokens") ? FakeFaults.UnsupportedParameter("max_tokens") : FakeCompletion.Saying("Fine."));
        var model = Model();

        await AskAsync(model, Wishes);
        await AskAsync(model, Wishes);

        Assert.Equal(99, (await Server.NextRequestAsync()).Body.GetProperty("max_tokens").GetInt32());
        Assert.Equal(99, (await Server.NextRequestAsync()).Body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(99, (await Server.NextRequestAsync()).Body.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Azure_is_asked_by_the_new_name_first()
    {
        Server.Answering(request => Has(request, "max_completion_tokens") ? FakeFaults.UnsupportedParameter("max_completion_tokens") : FakeCompletion.Saying("Fine."));

        await AskAsync(Model(_ => new ModelOptions { AzureEndpoint = Server.AzureEndpoint, AzureDeployment = "mine", AzureApiKey = "key" }), Wishes);

        Assert.True(Has(await Server.NextRequestAsync(), "max_completion_tokens"));
        Assert.Equal(99, (await Server.NextRequestAsync()).Body.GetProperty("max_tokens").GetInt32());
    }

    [Fact]
    public async Task A_model_that_refuses_several_is_asked_until_it_is_content()
    {
        string[] refused = ["max_tokens", "temperature", "stream_options"];
        Server.Answering(request => Array.Find(refused, name => Has(request, name)) is { } name ? FakeFaults.UnsupportedParameter(name) : FakeCompletion.Saying("Fine."));
        var model = Model();

        Assert.Equal("Fine.", (await AskAsync(model, Wishes)).Text);
        Assert.Equal(4, Server.Asked);
        await AskAsync(model, Wishes);
        Assert.Equal(5, Server.Asked);
    }

    [Fact]
    public async Task An_old_server_that_only_says_so_in_words_is_understood()
    {
        Server.Answering(request => Has(request, "stream_options")
            ? FakeCompletion.Refusing(422, JsonSerializer.SerializeToElement(new { error = new { message = "Unrecognized request argument supplied: stream_options" } }))
            : FakeCompletion.Saying("Fine."));

        Assert.Equal("Fine.", (await AskAsync(Model(), Wishes)).Text);
    }

    [Fact]
    public async Task A_cap_is_never_dropped()
    {
        Server.Answering(request => FakeFaults.UnsupportedParameter(Has(request, "max_tokens") ? "max_tokens" : "max_completion_tokens"));

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Model(), Wishes));

        Assert.Equal(2, Server.Asked);
        Assert.True(Has(await Server.NextRequestAsync(), "max_tokens") && Has(await Server.NextRequestAsync(), "max_completion_tokens"));
    }

    [Fact]
    public async Task What_did_not_help_is_not_remembered()
    {
        Server.Then(FakeFaults.UnsupportedParameter("temperature")).Then(FakeCompletion.Refusing(401));
        var model = Model();

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(model, Wishes));
        await AskAsync(model, Wishes);

        await Server.NextRequestAsync();
        await Server.NextRequestAsync();
        Assert.True(Has(await Server.NextRequestAsync(), "temperature"));
    }

    [Fact]
    public async Task What_one_model_refuses_another_still_gets()
    {
        Server.Then(FakeFaults.UnsupportedParameter("temperature"));
        var model = Model();

        await AskAsync(model, Wishes);
        await AskAsync(model, new ChatOptions { ModelId = "other", Temperature = 0.5f });

        await Server.NextRequestAsync();
        await Server.NextRequestAsync();
        Assert.True(Has(await Server.NextRequestAsync(), "temperature"));
    }

    [Fact]
    public async Task It_does_not_count_as_a_retry()
    {
        Server.Then(FakeCompletion.Refusing(500))
            .Then(FakeFaults.UnsupportedParameter("temperature")).Then(FakeCompletion.Refusing(500))
            .Then(FakeFaults.UnsupportedParameter("temperature"));

        Assert.Equal("Hello from the fake.", (await AskAsync(Model(), Wishes)).Text);
        Assert.Equal(5, Server.Asked);
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("model")]
    [InlineData("stream")]
    public async Task What_a_call_can_not_do_without_stays(string name)
    {
        Server.Answering(_ => FakeFaults.UnsupportedParameter(name));

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Model(), Wishes));

        Assert.Equal(1, Server.Asked);
    }

    [Fact]
    public async Task A_prompt_is_said_as_it_was_written()
    {
        const string Text = "Grüezi <b>\"🌊\"</b> \u2028 \\ + '";

        await Model().GetStreamingResponseAsync([new(ChatRole.User, Text)]).ToChatResponseAsync();

        Assert.Equal(("user", Text), Assert.Single((await Server.NextRequestAsync()).Messages));
    }

    private static bool Has(FakeRequest request, string name) => request.Body.TryGetProperty(name, out _);

    [Fact]
    public async Task A_visitor_s_temperature_that_is_out_of_range_does_not_take_it_from_all()
    {
        Server.Answering(request => request.Body.TryGetProperty("temperature", out var value) && value.GetDouble() > 1
            ? FakeFaults.UnsupportedValue("temperature")
            : FakeCompletion.Saying("Fine."));
        var model = Model();

        Assert.Equal("Fine.", (await AskAsync(model, new ChatOptions { Temperature = 2f })).Text);
        await AskAsync(model, new ChatOptions { Temperature = 0.75f });

        await Server.NextRequestAsync();
        await Server.NextRequestAsync();
        Assert.Equal(0.75, (await Server.NextRequestAsync()).Body.GetProperty("temperature").GetDouble());
    }
}
