using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Chat;

/// <param name="Stream">The client wants events and not one JSON object.</param>
internal sealed record ChatCall(ChatRequest Request, bool Stream);
