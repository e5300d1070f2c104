using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalTwin.Micro;

/// <summary>A response whose body is a pipe, as on Kestrel, with a reader who throws away what comes.</summary>
internal sealed class PipedResponse : IHttpResponseBodyFeature
{
    private readonly Pipe _pipe = new();

    public PipedResponse() => Context.Features.Set<IHttpResponseBodyFeature>(this);

    public HttpContext Context { get; } = new DefaultHttpContext();

    public PipeWriter Writer => _pipe.Writer;

    public Stream Stream => Writer.AsStream();

    /// <returns>How many bytes there were.</returns>
    public long ThrowAway()
    {
        if (!_pipe.Reader.TryRead(out var read))
        {
            return 0;
        }

        var length = read.Buffer.Length;
        _pipe.Reader.AdvanceTo(read.Buffer.End);
        return length;
    }

    public async Task ThrowAwayAllAsync()
    {
        ReadResult read;
        do
        {
            read = await _pipe.Reader.ReadAsync();
            _pipe.Reader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public async Task CompleteAsync() => await Writer.CompleteAsync();
}
