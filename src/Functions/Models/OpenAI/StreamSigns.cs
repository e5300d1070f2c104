using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>
/// What OpenAI's stream tells besides text. Its client is named only where a chunk is looked into, for a model that is none of its own
/// has no use for it.
/// </summary>
internal static class StreamSigns
{
    /// <summary>The model declines, in words that are no part of its reply.</summary>
    public static bool IsRefusal(ChatResponseUpdate update) => update.RawRepresentation is { } chunk && SaysRefusal(chunk);

    /// <summary>
    /// An event <c>{"error": {...}}</c> in the middle of a stream. The client takes it for a chunk that says nothing, so that it
    /// has to be looked at once more; other chunks have an id or choices.
    /// </summary>
    public static bool IsError(ChatResponseUpdate update) => update.RawRepresentation is { } chunk && SaysError(chunk);

    private static bool SaysRefusal(object chunk) => chunk is StreamingChatCompletionUpdate { RefusalUpdate.Length: > 0 };

    private static bool SaysError(object chunk) =>
        chunk is StreamingChatCompletionUpdate { CompletionId: null, Model: null, Usage: null, ContentUpdate.Count: 0 } odd
        && ModelReaderWriter.Write(odd).ToString().Contains("\"error\"", StringComparison.Ordinal);
}
