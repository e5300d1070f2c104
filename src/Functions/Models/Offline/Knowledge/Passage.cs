namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>One sentence that can be said in answer, and where it stands.</summary>
/// <param name="Place">Its position in the block, from 0.</param>
internal sealed record Passage(Block Block, int Place)
{
    public string Text => Block.Sentences[Place];

    /// <summary>Whether it comes first of a record.</summary>
    public bool IsMain => Block.Record is not null && Place == 0;
}
