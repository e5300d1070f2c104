using System.Collections.Immutable;

namespace DigitalTwin.Domain.Conversations;

/// <summary>One page of the owner's list.</summary>
/// <param name="Conversations">The newest first; <see cref="IConversationStore.ListAsync"/> says by what.</param>
/// <param name="Continuation">Opaque; asks for the next page. Null on the last one.</param>
public sealed record ConversationList(ImmutableArray<Conversation> Conversations, string? Continuation);
