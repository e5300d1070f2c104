using System.ComponentModel.DataAnnotations;
using DigitalTwin.Domain.Budgets;
using Microsoft.Extensions.Configuration;

namespace DigitalTwin.Functions.Budgets;

/// <summary>What the owner allows the model to cost, in its tokens, prompts and replies together. 0 spends nothing.</summary>
public sealed record BudgetOptions
{
    // A settlement may be tried for ten seconds, and machines' clocks differ.
    private static readonly TimeSpan AfterTheTurn = TimeSpan.FromSeconds(60);

    /// <summary>Of the whole deployment in a day (UTC): 0 to 1,000,000,000,000.</summary>
    [ConfigurationKeyName("DAILY_TOKEN_BUDGET")]
    [Range(0.0, 1e12, ErrorMessage = "DAILY_TOKEN_BUDGET must be a whole number from 0 to 1000000000000.")]
    public long PerDay { get; init; } = 500_000;

    /// <summary>Of one conversation over all its days: 0 to 1,000,000,000,000.</summary>
    [ConfigurationKeyName("CONVERSATION_TOKEN_BUDGET")]
    [Range(0.0, 1e12, ErrorMessage = "CONVERSATION_TOKEN_BUDGET must be a whole number from 0 to 1000000000000.")]
    public long PerConversation { get; init; } = 50_000;

    public TokenBudget ToBudget(TimeSpan turnTimeout) => new(PerDay, PerConversation, turnTimeout + AfterTheTurn);
}
