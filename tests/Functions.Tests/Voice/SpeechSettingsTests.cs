using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Speech;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

public sealed class SpeechSettingsTests
{
    [Theory]
    [InlineData("TTS_MODEL needs STT_MODEL", "OPENAI_API_KEY=sk-1", "TTS_MODEL=mouth-1")]
    [InlineData("STT_MODEL is set, and there is no server to ask", "STT_MODEL=ears-1")]
    [InlineData("TTS_MODEL is set, and there is no server to ask", "STT_MODEL=ears-1", "STT_BASE_URL=http://localhost:1/v1", "TTS_MODEL=mouth-1")]
    [InlineData("STT_BASE_URL is set and STT_MODEL is not", "STT_BASE_URL=http://localhost:1/v1")]
    [InlineData("STT_API_KEY needs STT_BASE_URL", "OPENAI_API_KEY=sk-1", "STT_MODEL=ears-1", "STT_API_KEY=sk-2")]
    [InlineData("TTS_BASE_URL must be an address", "OPENAI_API_KEY=sk-1", "STT_MODEL=ears-1", "TTS_MODEL=mouth-1", "TTS_BASE_URL=groq")]
    [InlineData("STT_BASE_URL must begin with https", "STT_MODEL=ears-1", "STT_BASE_URL=http://example.org/v1", "STT_API_KEY=sk-2")]
    [InlineData("STT_TOKENS_PER_SECOND must be", "STT_TOKENS_PER_SECOND=-1")]
    public async Task A_setting_that_can_t_be_used_stops_the_start_by_its_name(string sentence, params string[] settings)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => TwinHost.StartAsync(null, settings));

        Assert.Contains(fault.Failures, failure => failure.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chat_model_s_key_goes_to_no_other_server()
    {
        await using var other = await FakeOpenAIServer.StartAsync();
        await using var twin = await VoiceTwin.StartAsync($"STT_BASE_URL={other.BaseUrl}", $"TTS_BASE_URL={other.BaseUrl}", "TTS_API_KEY=sk-of-the-mouth");

        Assert.True((await twin.Host.SpeakAsync()).IsSuccessStatusCode);

        Assert.Equal("Bearer none", (await other.Audio.NextHeardAsync()).Authorization);
        Assert.Equal("Bearer sk-of-the-mouth", (await other.Audio.NextSpokenAsync()).Authorization);
        Assert.Equal(0, twin.Server.Audio.Heard);
    }

    [Fact]
    public async Task At_azure_speech_is_asked_in_the_preview_of_its_api()
    {
        await using var azure = await FakeOpenAIServer.StartAsync();
        await using var twin = await VoiceTwin.StartAsync(
            "OPENAI_BASE_URL=", "OPENAI_API_KEY=", $"AZURE_OPENAI_ENDPOINT={azure.AzureEndpoint}", "AZURE_OPENAI_DEPLOYMENT=chat", "AZURE_OPENAI_API_KEY=a-key-of-azure");

        Assert.True((await twin.Host.SpeakAsync()).IsSuccessStatusCode);

        var (heard, spoken) = (await azure.Audio.NextHeardAsync(), await azure.Audio.NextSpokenAsync());
        Assert.Equal(("/openai/v1/audio/transcriptions", "?api-version=preview", "Bearer a-key-of-azure"), (heard.Path, heard.Query, heard.ApiKey.Length > 0 ? "Bearer " + heard.ApiKey : heard.Authorization));
        Assert.Equal(("/openai/v1/audio/speech", "?api-version=preview"), (spoken.Path, spoken.Query));
    }

    [Fact]
    public async Task Elsewhere_no_version_is_named()
    {
        await using var twin = await VoiceTwin.StartAsync();

        Assert.True((await twin.Host.SpeakAsync()).IsSuccessStatusCode);

        Assert.Equal("", (await twin.Server.Audio.NextHeardAsync()).Query);
    }

    [Fact]
    public void At_azure_the_same_resource_listens_by_key_or_by_identity()
    {
        var speech = new SpeechOptions { ListeningModel = "ears" };
        var byKey = SpeechServer.ThatListens(speech, new ModelOptions { AzureEndpoint = "https://x.openai.azure.com", AzureDeployment = "chat", AzureApiKey = "k" });
        var byIdentity = SpeechServer.ThatListens(speech, new ModelOptions { AzureEndpoint = "https://x.openai.azure.com", AzureDeployment = "chat" });

        Assert.Equal((new Uri("https://x.openai.azure.com/openai/v1/"), "k", false), (byKey.Address, byKey.Key, byKey.IsAskedByIdentity));
        Assert.Equal((null, true), (byIdentity.Key, byIdentity.IsAskedByIdentity));
    }
}
