namespace DigitalTwin.Domain.Budgets;

/// <summary>What may be spent, in the model's tokens, prompts and replies together. A budget of 0 spends nothing.</summary>
/// <param name="PerDay">Of the whole deployment; a day begins at 00:00 UTC.</param>
/// <param name="PerConversation">Of one conversation, over all its days.</param>
/// <param name="ReservationLifetime">When a reservation that nobody settled counts as abandoned; longer than any turn takes.</param>
public sealed record TokenBudget(long PerDay, long PerConversation, TimeSpan ReservationLifetime);
