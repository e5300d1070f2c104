using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>The models that may answer a turn.</summary>
/// <param name="Configured">The one that the owner chose; the same object as <paramref name="Offline"/> when there is no other.</param>
/// <param name="Offline">Costs nothing, and so answers when the budget is spent.</param>
public sealed record TurnModels(IChatClient Configured, IChatClient Offline)
{
    /// <summary>Whether the configured model's tokens count against the budget.</summary>
    public bool IsMetered => !ReferenceEquals(Configured, Offline);

    /// <summary>A stored reply that the offline model gave in the configured one's place.</summary>
    internal bool WasLimited(string? model) => IsMetered && model is not null && model == NameOf(Offline);

    internal static string NameOf(IChatClient model) => model.GetService<ChatClientMetadata>()?.DefaultModelId ?? "";
}
