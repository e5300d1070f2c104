using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a turn reads from and writes to, and within which bounds.</summary>
public sealed record TurnSources(
    IPersonaSource Personas, IConversationStore Conversations, IUsageLedger Ledger, TwinPrompt Prompt, ChatLimits Limits);
