using OpenAI.Chat;
using OpenAIFinishReason = OpenAI.Chat.ChatFinishReason;

namespace Microsoft.Extensions.AI;

/// <summary>From OpenAI's completions to the abstractions' responses.</summary>
internal static class ResponseMapping
{
    public static ChatResponse Response(ChatCompletion completion)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. Texts(completion.Content)])
        {
            MessageId = completion.Id,
            RawRepresentation = completion,
        };
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = Finish(completion.FinishReason),
            Usage = completion.Usage is { } usage ? Usage(usage) : null,
            RawRepresentation = completion,
        };
    }

    public static ChatResponseUpdate Update(StreamingChatCompletionUpdate update, ChatFinishReason? finish)
    {
        var mapped = new ChatResponseUpdate
        {
            ResponseId = update.CompletionId,
            MessageId = update.CompletionId,
            CreatedAt = update.CreatedAt,
            ModelId = update.Model,
            Role = update.Role is null ? null : ChatRole.Assistant,
            FinishReason = finish,
            RawRepresentation = update,
        };
        foreach (var content in Texts(update.ContentUpdate))
        {
            mapped.Contents.Add(content);
        }

        if (update.Usage is { } usage)
        {
            mapped.Contents.Add(new UsageContent(Usage(usage)));
        }

        return mapped;
    }

    public static ChatFinishReason? Finish(OpenAIFinishReason? reason) => reason switch
    {
        null => null,
        OpenAIFinishReason.Stop => ChatFinishReason.Stop,
        OpenAIFinishReason.Length => ChatFinishReason.Length,
        OpenAIFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        OpenAIFinishReason.ToolCalls or OpenAIFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        var other => new ChatFinishReason(other.ToString()!),
    };

    private static IEnumerable<AIContent> Texts(ChatMessageContent? content) =>
        content is null ? [] : content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => new TextContent(part.Text));

    private static UsageDetails Usage(ChatTokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };
}
