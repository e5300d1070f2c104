using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Composition;

/// <summary>The app's identity as the model's client takes it. That there is none is told as every fault of a model is.</summary>
internal sealed class AppIdentity(TokenCredential identity) : AuthenticationTokenProvider
{
    private const string Scope = "https://ai.azure.com/.default";

    public static BearerTokenPolicy ForModels(TokenCredential identity) => new(new AppIdentity(identity), Scope);

    public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => identity.CreateTokenOptions(properties);

    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return identity.GetToken(options, cancellationToken);
        }
        catch (AuthenticationFailedException fault)
        {
            throw NoIdentity(fault);
        }
    }

    public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await identity.GetTokenAsync(options, cancellationToken);
        }
        catch (AuthenticationFailedException fault)
        {
            throw NoIdentity(fault);
        }
    }

    private static ModelException NoIdentity(AuthenticationFailedException fault) => new(
        ChatProblemKind.ModelUnavailable,
        "AZURE_OPENAI_ENDPOINT is to be asked with the app's identity, and there is none. Sign in with `az login`, give the app a managed identity, or set AZURE_OPENAI_API_KEY.",
        fault)
    {
        MayBeBilled = false,
    };
}
