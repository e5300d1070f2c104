using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Voice;

/// <summary>One recording in memory, which grows with what comes of it; nothing of it ever touches a disk.</summary>
internal sealed class AudioBuffer(AudioRoom room) : IDisposable
{
    /// <summary>10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;

    private byte[] _bytes = [];
    private int _length;
    private long _taken;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <exception cref="ApiProblemException">It is too large, or there is no room for it.</exception>
    public async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        Grow();
        while (await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken) is > 0 and var read)
        {
            _length += read;
            if (_length > MaxBytes)
            {
                throw new ApiProblemException(VoiceProblems.TooLarge);
            }

            if (_length == _bytes.Length)
            {
                Grow();
            }
        }
    }

    public void Dispose()
    {
        room.GiveBack(_taken);
        (_taken, _length, _bytes) = (0, 0, []);
    }

    private void Grow()
    {
        var size = Math.Min(Math.Max(FirstBytes, _bytes.Length * 2), MaxBytes + 1);
        if (!room.TryTake(size - _bytes.Length))
        {
            throw new ApiProblemException(VoiceProblems.NoRoom);
        }

        _taken += size - _bytes.Length;
        Array.Resize(ref _bytes, size);
    }
}
