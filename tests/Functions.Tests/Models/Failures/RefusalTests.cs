using DigitalTwin.Domain.Chat;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Failures;

/// <summary>What the owner reads, and what the provider's filter leads to.</summary>
public sealed class RefusalTests : ModelBench
{
    [Theory]
    [InlineData(401, "OPENAI_API_KEY")]
    [InlineData(403, "OPENAI_API_KEY")]
    [InlineData(404, "OPENAI_MODEL")]
    [InlineData(404, "gpt-4o-mini")]
    [InlineData(404, "OPENAI_BASE_URL")]
    [InlineData(301, "OPENAI_BASE_URL")]
    public async Task The_owner_is_told_which_setting_to_look_at(int status, string setting)
    {
        Server.Answering(_ => FakeCompletion.Refusing(status, "your key sk-secret is wrong, you said Hi"));

        var (_, fault) = await FailAsync(Model());

        Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"({status}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "AZURE_OPENAI_API_KEY")]
    [InlineData(404, "AZURE_OPENAI_DEPLOYMENT")]
    public async Task So_is_the_owner_of_an_azure_resource(int status, string setting)
    {
        Server.Answering(_ => FakeCompletion.Refusing(status));

        var (_, fault) = await FailAsync(Model(_ => new() { AzureEndpoint = Server.AzureEndpoint, AzureDeployment = "mine", AzureApiKey = "key" }));

        Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_is_told_as_that()
    {
        Server.Then(FakeCompletion.Refusing(400, code: "context_length_exceeded", parameter: "messages"));

        var (_, fault) = await FailAsync(Model());

        Assert.Contains("PERSONA_MAX_CHARACTERS", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_a_sentence_goes_no_further()
    {
        Server.Then(FakeCompletion.Refusing(400, code: "you said: Hi"));

        var (_, fault) = await FailAsync(Model());

        Assert.EndsWith("(400).", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_is_no_json_is_one_all_the_same()
    {
        Server.Then(FakeCompletion.Refusing(400, System.Text.Json.JsonSerializer.SerializeToElement("<html>")));

        Assert.Equal(ChatProblemKind.ModelUnavailable, (await FailAsync(Model())).Fault.Kind);
    }

    [Fact]
    public async Task A_prompt_that_the_filter_stops_is_filtered_and_not_billed()
    {
        Server.Then(FakeFaults.PromptFiltered());

        var (said, fault) = await FailAsync(Model());

        Assert.Equal(("", ChatProblemKind.ContentFiltered, false, 1), (said, fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("So far")]
    public async Task A_reply_that_the_filter_stops_is_filtered_after_what_was_said(string before)
    {
        Server.Then(FakeFaults.ReplyFiltered(before));

        var (said, fault) = await FailAsync(Model());

        Assert.Equal((before, ChatProblemKind.ContentFiltered, true, 1), (said, fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("So far")]
    public async Task A_model_that_declines_is_filtered_and_its_own_words_are_kept_back(string before)
    {
        Server.Then(FakeFaults.Refusal(before));

        var (said, fault) = await FailAsync(Model());

        Assert.Equal((before, ChatProblemKind.ContentFiltered, 1), (said, fault.Kind, Server.Asked));
    }
}
