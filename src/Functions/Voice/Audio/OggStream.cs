using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>One stream of a file of Ogg: what its pages tell of time, and the packets in them where these tell it too.</summary>
internal sealed class OggStream
{
    private const int OpusRate = 48_000;
    private const int FullSegment = 255;

    private double _rate;
    private int _skipped;
    private bool _isOpus;
    private bool _goesOn;
    private bool _isTold;
    private long _at;
    private double _samples;
    private double _packets;

    /// <summary>Its codec is known, and it told of time.</summary>
    public bool IsKnown => _rate > 0 && _isTold;

    public double Seconds => Math.Max(Math.Max(0, _samples - _skipped) / _rate, _packets);

    /// <param name="sizes">Of the page's segments; one that isn't full ends a packet.</param>
    /// <param name="position">Samples up to the page's end; below 0 when none ends in it.</param>
    /// <returns>The length of the page's body.</returns>
    public int Take(ReadOnlySpan<byte> sizes, ReadOnlySpan<byte> body, long position)
    {
        var end = 0;
        foreach (var size in sizes)
        {
            if (!_goesOn)
            {
                Begin(body[Math.Min(body.Length, end)..]);
            }

            _goesOn = size == FullSegment;
            end += size;
        }

        if (position >= 0)
        {
            // Going back, it begins anew.
            _samples += position >= _at ? (double)position - _at : position;
            _at = position;
            _isTold = true;
        }

        return end;
    }

    private void Begin(ReadOnlySpan<byte> packet)
    {
        if (packet.Length >= 16 && packet.StartsWith("OpusHead"u8))
        {
            (_rate, _skipped, _isOpus) = (OpusRate, BinaryPrimitives.ReadUInt16LittleEndian(packet[10..]), true);
        }
        else if (packet.Length >= 16 && packet.StartsWith("\u0001vorbis"u8))
        {
            _rate = BinaryPrimitives.ReadUInt32LittleEndian(packet[12..]);
        }
        else if (_isOpus && !packet.StartsWith("OpusTags"u8))
        {
            _packets += OpusPacket.Seconds(packet);
        }
    }
}
