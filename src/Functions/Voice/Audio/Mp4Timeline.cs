namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>What the boxes of a file tell of time; an audio file has one track.</summary>
internal record struct Mp4Timeline
{
    private double _whole;
    private double _scale;
    private double _at;
    private double _end;
    private bool _isKnown;

    /// <summary>The length of a sample where its fragment doesn't say.</summary>
    public double Default { get; set; }

    /// <summary>The length of a sample where its run doesn't say.</summary>
    public double Sample { get; set; }

    /// <summary>Null when nothing was told.</summary>
    public readonly double? Seconds => !_isKnown ? null : Math.Max(_whole, _scale > 0 ? _end / _scale : 0);

    public void Note((double Scale, double Length)? told, bool isMedia)
    {
        if (told is not { Scale: > 0 } duration)
        {
            return;
        }

        _isKnown = true;
        _whole = Math.Max(_whole, duration.Length / duration.Scale);
        _scale = isMedia || _scale == 0 ? duration.Scale : _scale;
    }

    /// <param name="samples">The length of all of them, in units of the medium that was noted last.</param>
    public void Note(double samples) => _whole = _scale > 0 ? Math.Max(_whole, samples / _scale) : _whole;

    public void BeginAt(double start) => _at = start;

    public void Run(double length)
    {
        _at += length;
        _end = Math.Max(_end, _at);
    }
}
