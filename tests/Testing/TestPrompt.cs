using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Testing;

/// <summary>A prompt whose canary a test knows.</summary>
public static class TestPrompt
{
    public static Canary Canary { get; } = new([0x1f, 0x3b, 0x6c, 0xe2, 0x90, 0xa5, 0xd7, 0x48]);

    public static TwinPrompt Make(int replyTokens = 800) => new(Canary, replyTokens);
}
