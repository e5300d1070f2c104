using Azure.Data.Tables;

namespace DigitalTwin.Functions.Azure;

/// <summary>Picks from the rows of messages, the newest first, those that the conversation shows: each says which one is before it.</summary>
internal sealed class ThreadRows(int limit)
{
    private const int MostReplaced = 50;

    public List<TableEntity> Current { get; } = [];

    /// <summary>The newest of the others that were met.</summary>
    public List<TableEntity> Replaced { get; } = [];

    /// <summary>How many are missing.</summary>
    public int Missing => limit - Current.Count;

    /// <summary>The number of the message to read on from; 0 at the conversation's beginning.</summary>
    public int Next { get; private set; } = int.MaxValue;

    /// <returns>False when there may be more to read.</returns>
    public bool Take(IEnumerable<TableEntity> newestFirst)
    {
        foreach (var row in newestFirst.TakeWhile(_ => Missing > 0 && Next > 0))
        {
            var position = MessageRow.PositionOf(row);
            if (position.Number <= Next)
            {
                Current.Add(row);
                Next = position.After;
            }
            else if (Replaced.Count < MostReplaced)
            {
                Replaced.Add(row);
            }
        }

        return Missing == 0 || Next == 0;
    }
}
