namespace DigitalTwin.Functions.Docs;

/// <summary>A group of operations.</summary>
internal sealed record ApiTag(string Name, string Description)
{
    public static ApiTag Chat { get; } = new("Chat", "Talk with the twin.");

    public static ApiTag Conversations { get; } = new("Conversations", "What was said: for whoever holds the conversation's id, and for the owner.");

    public static ApiTag Twin { get; } = new("Twin", "What runs here, how well, and whom it speaks for.");

    public static ApiTag OpenAI { get; } = new("OpenAI-compatible", "For clients of OpenAI's API, by another address. Nothing is kept between calls.");

    public static ApiTag Docs { get; } = new("Documentation", "This description, for programs and for people.");

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<ApiTag> All { get; } = [Chat, Conversations, Twin, OpenAI, Docs];
}
