using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Voice;

/// <summary>One recording in memory, which grows with what comes of it; nothing of it ever touches a disk.</summary>
/// <param name="announced">How many bytes will come at most; null when nobody said so.</param>
internal sealed class AudioBuffer(AudioRoom room, long? announced = null) : IDisposable
{
    /// <summary>10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;

    // Of room that may never be filled, a recording holds no more than this.
    private const int Step = 1024 * 1024;

    // One more, to see that there are too many.
    private readonly int _most = (int)Math.Clamp(announced ?? MaxBytes, 1, MaxBytes) + 1;

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
        // What holds more than was announced is refused by the server below.
        var size = Math.Min(_bytes.Length == 0 ? FirstBytes : _bytes.Length + Step, Math.Max(_most, _bytes.Length + 1));
        if (!room.TryTake(size - _bytes.Length))
        {
            throw new ApiProblemException(VoiceProblems.NoRoom);
        }

        _taken += size - _bytes.Length;
        Array.Resize(ref _bytes, size);
    }
}
