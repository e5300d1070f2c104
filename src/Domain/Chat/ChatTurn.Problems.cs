namespace DigitalTwin.Domain.Chat;

public sealed partial class ChatTurn
{
    private static readonly ChatProblem Busy = new(
        ChatProblemKind.ConversationBusy,
        "The message before this one is still being answered. Wait for its answer, then send this one again.",
        TimeSpan.FromSeconds(5));

    private static readonly ChatProblem AnsweredElsewhere = new(
        ChatProblemKind.ConversationBusy,
        "This message was answered at the same time by another try. Send it again under its id to get that answer.",
        TimeSpan.FromSeconds(1));

    private static readonly ChatProblem Deleted = new(
        ChatProblemKind.ConversationDeleted, "This conversation was deleted while the answer was written. Start a new one.");

    private static readonly ChatProblem StorageDown = new(
        ChatProblemKind.StorageUnavailable,
        "The conversation can't be saved at the moment. Send the message again in a little while.",
        TimeSpan.FromSeconds(5));

    private static ChatProblem ModelDown(ModelException fault, bool brokeOff) => (fault.Kind, brokeOff) switch
    {
        (ChatProblemKind.ModelBusy, false) => new(
            fault.Kind, "The model has too much to do at the moment. Send the message again in a little while.", fault.RetryAfter ?? TimeSpan.FromSeconds(5)),
        (ChatProblemKind.ModelTimeout, true) => new(fault.Kind, "The answer broke off because the model took too long. What was said so far is kept; ask again to hear the rest."),
        (ChatProblemKind.ModelTimeout, false) => new(fault.Kind, "The model took too long to answer. Send the message again."),
        (_, true) => new(fault.Kind, "The answer broke off because the model failed. What was said so far is kept; ask again to hear the rest."),
        (_, false) => new(fault.Kind, "The model can't answer at the moment. Send the message again in a little while."),
    };
}
