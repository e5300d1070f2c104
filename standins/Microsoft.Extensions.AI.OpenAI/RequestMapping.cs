using OpenAI.Chat;
using OpenAIMessage = OpenAI.Chat.ChatMessage;

namespace Microsoft.Extensions.AI;

/// <summary>From the abstractions' messages and options to OpenAI's.</summary>
internal static class RequestMapping
{
    public static List<OpenAIMessage> Messages(IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(Message).OfType<OpenAIMessage>()];

    public static ChatCompletionOptions Options(ChatOptions? options)
    {
        var mapped = new ChatCompletionOptions();
        if (options is null)
        {
            return mapped;
        }

        mapped.Temperature = options.Temperature;
        mapped.TopP = options.TopP;
        mapped.MaxOutputTokenCount = options.MaxOutputTokens;
        mapped.FrequencyPenalty = options.FrequencyPenalty;
        mapped.PresencePenalty = options.PresencePenalty;
        foreach (var stop in options.StopSequences ?? [])
        {
            mapped.StopSequences.Add(stop);
        }

        if (options.ModelId is not null)
        {
            mapped.Patch.Set("$.model"u8, options.ModelId);
        }

        return mapped;
    }

    private static OpenAIMessage? Message(ChatMessage message)
    {
        ChatMessageContentPart[] parts = [.. message.Contents.OfType<TextContent>().Select(text => ChatMessageContentPart.CreateTextPart(text.Text))];
        parts = parts.Length > 0 ? parts : [ChatMessageContentPart.CreateTextPart("")];
        return message.Role.Value switch
        {
            "system" => new SystemChatMessage(parts) { ParticipantName = message.AuthorName },
            "developer" => new DeveloperChatMessage(parts) { ParticipantName = message.AuthorName },
            "user" => new UserChatMessage(parts) { ParticipantName = message.AuthorName },
            "assistant" => new AssistantChatMessage(parts) { ParticipantName = message.AuthorName },
            _ => null,
        };
    }
}
