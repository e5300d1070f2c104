using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>Where a turn reads from, and within which bounds.</summary>
public sealed record TurnSources(IPersonaSource Personas, IConversationStore Conversations, ChatLimits Limits);
