namespace DigitalTwin.Domain.Safety;

/// <summary>The last letters of one reading of a reply, and whether they stand in a secret.</summary>
internal sealed class Trail(Evidence evidence)
{
    private const int Remembered = 32;

    // Most readings find nothing to read in most replies, and there are some thirty for each reply that is under way.
    private int[] _letters = [];
    private ulong[] _hashes = [];
    private int _count;
    private bool _isOnTrail;

    public void Add(int letter)
    {
        MakeRoom();
        var isOnTrail = false;
        for (var i = 0; i < _hashes.Length; i++)
        {
            var secret = evidence.Secrets[i];
            _hashes[i] = secret.Slide(_hashes[i], letter, _letters[(_count - secret.Window) & (Remembered - 1)]);
            if (secret.IndexOf(_hashes[i]) is >= 0 and var window)
            {
                evidence.Note(i, window);
                isOnTrail = true;
            }
        }

        _letters[_count++ & (Remembered - 1)] = letter;
        Turn(isOnTrail);
    }

    /// <summary>Goes back to where the other stands.</summary>
    public void Become(Trail other)
    {
        MakeRoom();
        other.MakeRoom();
        other._letters.CopyTo(_letters, 0);
        other._hashes.CopyTo(_hashes, 0);
        _count = other._count;
        Turn(other._isOnTrail);
    }

    private void MakeRoom()
    {
        if (_letters.Length == 0)
        {
            (_letters, _hashes) = (new int[Remembered], new ulong[evidence.Secrets.Length]);
        }
    }

    private void Turn(bool isOnTrail)
    {
        evidence.Follow(_isOnTrail, isOnTrail);
        _isOnTrail = isOnTrail;
    }
}
