using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>What OpenAI's stream tells besides text.</summary>
internal static class StreamSigns
{
    /// <summary>The model declines, in words that are no part of its reply.</summary>
    public static bool IsRefusal(ChatResponseUpdate update) =>
        update.RawRepresentation is StreamingChatCompletionUpdate { RefusalUpdate.Length: > 0 };

    /// <summary>
    /// An event <c>{"error": {...}}</c> in the middle of a stream. The client takes it for a chunk that says nothing, so that it
    /// has to be looked at once more; other chunks have an id or choices.
    /// </summary>
    public static bool IsError(ChatResponseUpdate update) =>
        update.RawRepresentation is StreamingChatCompletionUpdate { CompletionId: null, Model: null, Usage: null, ContentUpdate.Count: 0 } odd
        && ModelReaderWriter.Write(odd).ToString().Contains("\"error\"", StringComparison.Ordinal);
}
