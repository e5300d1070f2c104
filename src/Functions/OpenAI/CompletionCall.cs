using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.OpenAI;

/// <param name="Stream">The client wants chunks and not one JSON object.</param>
/// <param name="IncludeUsage">A stream is to end with what the reply used.</param>
internal sealed record CompletionCall(CompletionRequest Request, bool Stream, bool IncludeUsage);
