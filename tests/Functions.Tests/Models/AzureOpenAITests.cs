using Azure.Core;
using Azure.Identity;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.OpenAI;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

public sealed class AzureOpenAITests : ModelBench
{
    [Fact]
    public async Task The_v1_endpoint_is_asked_for_the_deployment_with_the_key()
    {
        var model = Model(_ => new ModelOptions { AzureEndpoint = Server.AzureEndpoint, AzureDeployment = "mine", AzureApiKey = "a-key" });

        await AskAsync(model);

        var request = await Server.NextRequestAsync();
        Assert.Equal(("/openai/v1/chat/completions", "mine", "Bearer a-key"), (request.Path, request.Model, request.Authorization));
    }

    [Fact]
    public async Task Without_a_key_the_app_s_identity_signs_the_call()
    {
        var asked = new List<string>();
        var identity = DelegatedTokenCredential.Create((context, _) =>
        {
            asked.AddRange(context.Scopes);
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        });

        await AskAsync(ByIdentity(identity));

        Assert.Equal("Bearer a-token", (await Server.NextRequestAsync()).Authorization);
        Assert.Equal(["https://ai.azure.com/.default"], asked);
    }

    [Fact]
    public async Task An_app_without_an_identity_tells_its_owner_what_to_do()
    {
        var nobody = DelegatedTokenCredential.Create((_, _) => throw new CredentialUnavailableException("nobody is signed in"));

        var fault = await Assert.ThrowsAsync<ModelException>(() => AskAsync(ByIdentity(nobody)));

        Assert.Equal((ChatProblemKind.ModelUnavailable, false, 0), (fault.Kind, fault.MayBeBilled, Server.Asked));
        Assert.Contains("az login", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_without_a_role_is_told_which_one()
    {
        Server.Then(FakeCompletion.Refusing(401, code: "PermissionDenied"));
        var identity = DelegatedTokenCredential.Create((_, _) => new AccessToken("a-token", DateTimeOffset.MaxValue));

        var fault = await Assert.ThrowsAsync<ModelException>(() => AskAsync(ByIdentity(identity)));

        Assert.Contains("Cognitive Services OpenAI User", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://name.openai.azure.com", null, null, null, "azure.ai.openai", "mine")]
    [InlineData("https://name.openai.azure.com", "key", null, null, "azure.ai.openai", "mine")]
    [InlineData(null, null, "sk-test", null, "openai", "gpt-4o-mini")]
    [InlineData(null, null, "sk-test", "https://example.org/v1", "openai-compatible", "gpt-4o-mini")]
    [InlineData(null, null, null, "http://localhost:11434/v1", "openai-compatible", "gpt-4o-mini")]
    public void Each_provider_has_its_name(string? azure, string? azureKey, string? key, string? baseUrl, string provider, string model)
    {
        var named = Model(_ => new ModelOptions
        {
            AzureEndpoint = azure,
            AzureDeployment = azure is null ? null : "mine",
            AzureApiKey = azureKey,
            ApiKey = key,
            BaseUrl = baseUrl,
        }).GetService<ChatClientMetadata>();

        Assert.Equal((provider, model), (named?.ProviderName, named?.DefaultModelId));
    }

    [Fact]
    public void A_connection_gets_five_seconds_and_leads_nowhere_else()
    {
        using var network = OpenAIModel.Network();

        Assert.Equal((TimeSpan.FromSeconds(5), false), (network.ConnectTimeout, network.AllowAutoRedirect));
    }

    private GuardedChatClient ByIdentity(TokenCredential identity)
    {
        var options = new ModelOptions { AzureEndpoint = "https://name.openai.azure.com", AzureDeployment = "mine" };
        return Guard(OpenAIModel.Create(options, AppIdentity.ForModels(identity), new Rerouted(new Uri(Server.AzureEndpoint))), options);
    }

    /// <summary>A token travels over https only, so that the fake server takes the place of an https address.</summary>
    private sealed class Rerouted(Uri server) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
