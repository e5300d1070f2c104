using Azure.Data.Tables;

namespace DigitalTwin.Functions.Azure;

/// <summary>Where a message stands in its conversation; on its row and on its name's.</summary>
/// <param name="Number">Counts all messages, replaced ones too, from 1; no two share one.</param>
/// <param name="Place">Counts what the conversation shows, from 1. A newer message of the same place or a lower one has replaced this one.</param>
/// <param name="After">The number of the message that the conversation shows before it; 0 for none.</param>
internal readonly record struct MessagePosition(int Number, int Place, int After)
{
    /// <param name="conversation">With the message added.</param>
    /// <param name="replaced">Whose place it takes; null for the next place.</param>
    public static MessagePosition Of(ConversationRow conversation, MessagePosition? replaced) =>
        new(conversation.Count, conversation.Places, replaced?.After ?? conversation.Count - 1);

    /// <param name="number">What the row says when it says nothing else.</param>
    public static MessagePosition From(TableEntity entity, int number) =>
        new(number, entity.GetInt32(nameof(Place)) ?? number, entity.GetInt32(nameof(After)) ?? number - 1);

    public void WriteTo(TableEntity entity)
    {
        if (Place != Number)
        {
            entity[nameof(Place)] = Place;
        }

        if (After != Number - 1)
        {
            entity[nameof(After)] = After;
        }
    }
}
