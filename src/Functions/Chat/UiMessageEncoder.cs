using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Chat;

/// <summary>From what happens in a turn to the parts of the UI message stream. Text begins with its <c>text-start</c> and ends with its <c>text-end</c>, also when the turn fails in between.</summary>
internal sealed class UiMessageEncoder
{
    private bool _inText;
    private string? _model;

    public IEnumerable<UiMessagePart> Encode(ChatTurnEvent happened) => happened switch
    {
        ChatTurnEvent.Started start => Begin(start),
        ChatTurnEvent.TextDelta delta => Say(delta.Text),
        ChatTurnEvent.Completed { Reply.Status: MessageStatus.Interrupted } => [.. EndText(), UiMessagePart.Abort],
        ChatTurnEvent.Stopped => [.. EndText(), UiMessagePart.Abort],
        ChatTurnEvent.Completed completed => [.. EndText(), .. More(completed), UiMessagePart.FinishStep, UiMessagePart.Finish],
        ChatTurnEvent.Failed failed => Fail(failed.Problem.Detail),
        _ => [],
    };

    public IEnumerable<UiMessagePart> Fail(string text) => [.. EndText(), UiMessagePart.Error(text)];

    private IEnumerable<UiMessagePart> Begin(ChatTurnEvent.Started start)
    {
        _model = start.Model;
        var metadata = new UiMessageMetadata
        {
            SessionId = start.Session.Value,
            MessageId = start.Message.Value,
            Persona = start.Persona.Value,
            Model = start.Model,
            Limited = WireNames.Of(start.Limited),
        };
        return [UiMessagePart.Start(start.Reply.Value, metadata), UiMessagePart.StartStep];
    }

    private IEnumerable<UiMessagePart> More(ChatTurnEvent.Completed completed)
    {
        var more = new UiMessageMetadata
        {
            Model = completed.Reply.Model == _model ? null : completed.Reply.Model,
            FinishReason = completed.Finish is FinishReason.Stop ? null : WireNames.Of(completed.Finish),
        };
        return more == new UiMessageMetadata() ? [] : [UiMessagePart.More(more)];
    }

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
