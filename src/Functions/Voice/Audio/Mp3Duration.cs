namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>Adds up the frames, whatever their bit rates.</summary>
internal static class Mp3Duration
{
    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        var seconds = 0.0;
        var isFirst = true;
        for (var at = 0; at + Mp3Frame.Header <= audio.Length;)
        {
            if (Mp3Frame.Read(audio[at..]) is not { } frame)
            {
                // Tags and damage.
                var next = audio[(at + 1)..].IndexOf((byte)0xff);
                at = next < 0 ? audio.Length : at + 1 + next;
                continue;
            }

            seconds += isFirst && frame.HoldsNotes(audio[at..]) ? 0 : (double)frame.Samples / frame.Rate;
            isFirst = false;
            at += frame.Size;
        }

        return isFirst ? null : AudioFormat.Seconds(seconds);
    }
}
