using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Budgets;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class BudgetComposition
{
    public static void AddBudgets(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<BudgetOptions>();
        builder.Services.AddSingleton(services => services.GetRequiredService<BudgetOptions>()
            .ToBudget(TimeSpan.FromSeconds(services.GetRequiredService<ModelOptions>().TurnTimeout)));
        builder.Services.AddSingleton<BudgetCheck>();
        builder.Services.AddSingleton<IUsageLedger>(services =>
            services.GetRequiredService<StorageOptions>() is { IsConfigured: true } storage
                ? ConversationTables.OpenLedger(storage, services)
                : ActivatorUtilities.CreateInstance<FileUsageLedger>(
                    services, new MemoryFolder(services.GetRequiredService<MemoryOptions>().Folder)));
    }
}
