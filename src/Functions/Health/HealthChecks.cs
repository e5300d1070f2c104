using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Budgets;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Health;

/// <summary>Tries what a turn needs, all at once. The model is named and not called: a check must cost nothing.</summary>
internal sealed partial class HealthChecks(
    IPersonaSource personas, IConversationStore conversations, IChatClient model, BudgetCheck budget, TimeProvider time, ILogger<HealthChecks> logger)
{
    private const string Trouble = "Conversations can't be read or written.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthReply> RunAsync(CancellationToken cancellationToken)
    {
        var persona = TimeAsync(() => CheckPersonaAsync(cancellationToken));
        var memory = TimeAsync(() => CheckMemoryAsync(cancellationToken));
        var answering = TimeAsync(() => CheckModelAsync(cancellationToken));
        var checks = new Dictionary<string, HealthCheck> { ["persona"] = await persona, ["storage"] = await memory, ["model"] = await answering };
        var healthy = checks.Values.All(check => check.Status == HealthReply.Healthy);
        return new HealthReply(healthy ? HealthReply.Healthy : HealthReply.Unhealthy, conversations.Kind, checks);
    }

    private async Task<(bool Works, string? Detail, string[] Warnings)> CheckPersonaAsync(CancellationToken cancellationToken)
    {
        var reading = await personas.ReadAsync(PersonaId.Default, cancellationToken);
        var warnings = reading.Warnings.AddRange(await personas.WarningsAsync(cancellationToken));
        foreach (var id in (await personas.ListAsync(cancellationToken)).Where(id => !id.IsDefault))
        {
            var further = await personas.ReadAsync(id, cancellationToken);
            warnings = warnings.AddRange(further.Warnings.Concat(Told(further.Problem)).Select(sentence => PersonaFolders.Tell(id, sentence)));
        }

        return (reading.Persona is not null, reading.Problem, [.. warnings]);
    }

    private static IEnumerable<string> Told(string? problem) => problem is null ? [] : [problem];

    private async Task<(bool Works, string? Detail, string[] Warnings)> CheckMemoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await conversations.CheckAsync(cancellationToken);
            return (true, null, []);
        }
        catch (StorageException fault)
        {
            LogMemoryFault(fault);
            return (false, fault.Remedy is { } remedy ? $"{Trouble} {remedy}" : Trouble, []);
        }
    }

    private async Task<(bool Works, string? Detail, string[] Warnings)> CheckModelAsync(CancellationToken cancellationToken)
    {
        var reading = await personas.ReadAsync(PersonaId.Default, cancellationToken);
        return (true, NameModel(), reading.Persona is { } persona ? [.. budget.Warnings(persona)] : []);
    }

    private string NameModel() =>
        model.GetService<ChatClientMetadata>() is { ProviderName: not "offline" } known ? $"{known.DefaultModelId} ({known.ProviderName})" : "offline";

    private async Task<HealthCheck> TimeAsync(Func<Task<(bool Works, string? Detail, string[] Warnings)>> check)
    {
        var start = time.GetTimestamp();
        var (works, detail, warnings) = await InTimeAsync(check);
        return new HealthCheck(
            works ? HealthReply.Healthy : HealthReply.Unhealthy,
            Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3),
            detail,
            warnings.Length > 0 ? warnings : null);
    }

    // Not even a folder that hangs keeps a monitor waiting.
    private async Task<(bool Works, string? Detail, string[] Warnings)> InTimeAsync(Func<Task<(bool Works, string? Detail, string[] Warnings)>> check)
    {
        try
        {
            return await Task.Run(check).WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            return (false, "It has not answered within 10 s.", []);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Health: the memory failed")]
    private partial void LogMemoryFault(Exception fault);
}
