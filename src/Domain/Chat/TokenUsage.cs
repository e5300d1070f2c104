namespace DigitalTwin.Domain.Chat;

/// <summary>The tokens of one call to the model, as its provider counted them.</summary>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens);
