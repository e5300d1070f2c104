using DigitalTwin.Domain.Conversations;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Conversations;

/// <summary>Every night: forgets the conversations that RETENTION_DAYS no longer covers. One instance runs it, the platform sees to that.</summary>
internal sealed class RetentionFunction(Retention retention)
{
    [Function("ForgetOldConversations")]
    public Task RunAsync([TimerTrigger("0 17 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        retention.RunAsync(cancellationToken);
}
