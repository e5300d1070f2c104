namespace DigitalTwin.Domain.Safety;

/// <summary>A secret in one way to write it, and where in it each letter stands.</summary>
internal sealed record Spelling(int[] Letters, int[] Places)
{
    public Spelling(int[] letters)
        : this(letters, [.. Enumerable.Range(0, letters.Length)])
    {
    }

    /// <summary>Each run of one letter as a single letter, in its old place: who reads both ways sees no place twice.</summary>
    public Spelling Once()
    {
        int[] kept = [.. Enumerable.Range(0, Letters.Length).Where(i => i == 0 || Letters[i] != Letters[i - 1])];
        return new Spelling([.. kept.Select(i => Letters[i])], [.. kept.Select(i => Places[i])]);
    }
}
