using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Chat;

/// <summary>From what happens in a turn to the parts of the UI message stream. Text begins with its <c>text-start</c> and ends with its <c>text-end</c>, also when the turn fails in between.</summary>
internal sealed class UiMessageEncoder
{
    private bool _inText;

    public IEnumerable<UiMessagePart> Encode(ChatTurnEvent happened) => happened switch
    {
        ChatTurnEvent.Started start => Begin(start),
        ChatTurnEvent.TextDelta delta => Say(delta.Text),
        ChatTurnEvent.Completed { Reply.Status: MessageStatus.Interrupted } => [.. EndText(), UiMessagePart.Abort],
        ChatTurnEvent.Completed => [.. EndText(), UiMessagePart.FinishStep, UiMessagePart.Finish],
        ChatTurnEvent.Failed failed => Fail(failed.Problem.Detail),
        _ => [],
    };

    public IEnumerable<UiMessagePart> Fail(string text) => [.. EndText(), UiMessagePart.Error(text)];

    private static IEnumerable<UiMessagePart> Begin(ChatTurnEvent.Started start) =>
    [
        UiMessagePart.Start(start.Reply.Value, new UiMessageMetadata(start.Session.Value, start.Message.Value, start.Model)),
        UiMessagePart.StartStep,
    ];

    private IEnumerable<UiMessagePart> Say(string text)
    {
        if (_inText)
        {
            return [UiMessagePart.TextDelta(text)];
        }

        _inText = true;
        return [UiMessagePart.TextStart, UiMessagePart.TextDelta(text)];
    }

    private IEnumerable<UiMessagePart> EndText()
    {
        var ends = _inText;
        _inText = false;
        return ends ? [UiMessagePart.TextEnd] : [];
    }
}
