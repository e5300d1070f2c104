using OpenAI.Chat;

namespace Microsoft.Extensions.AI;

public static class OpenAIClientExtensions
{
    /// <summary>Gets an <see cref="IChatClient"/> that speaks through the given client.</summary>
    public static IChatClient AsIChatClient(this ChatClient chatClient)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        return new OpenAIChatClient(chatClient);
    }
}
