using System.Globalization;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Functions.Budgets;

/// <summary>Finds out whether the budget allows a turn at all: a long persona with a small budget would never be heard of otherwise.</summary>
internal sealed class BudgetCheck(TurnModels models, TokenBudget budget, TwinPrompt prompt, ChatLimits limits, TimeProvider time)
{
    public IEnumerable<string> Warnings(Persona persona)
    {
        if (!models.IsMetered)
        {
            return [];
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var turn = TokenEstimate.Of(prompt.SystemMessage(persona, today)) + limits.MaxOutputTokens;
        return [.. TooSmall("DAILY_TOKEN_BUDGET", budget.PerDay, turn), .. TooSmall("CONVERSATION_TOKEN_BUDGET", budget.PerConversation, turn)];
    }

    private static IEnumerable<string> TooSmall(string name, long allowed, long turn) => turn <= allowed ? [] :
    [
        string.Create(CultureInfo.InvariantCulture,
            $"{name} is {allowed}, and the persona and a reply alone may take {turn} tokens, so that no question reaches the model. Raise it, or shorten the persona."),
    ];
}
