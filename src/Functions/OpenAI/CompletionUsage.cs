using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.OpenAI;

/// <param name="Estimated">True when the provider reports nothing and this is counted from above; else absent.</param>
internal sealed record CompletionUsage(
    long PromptTokens,
    long CompletionTokens,
    long TotalTokens,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Estimated)
{
    public static CompletionUsage From(CompletionEvent.Completed completed)
    {
        var (input, output) = completed.Usage;
        return new CompletionUsage(input, output, input + output, completed.IsEstimate ? true : null);
    }
}
