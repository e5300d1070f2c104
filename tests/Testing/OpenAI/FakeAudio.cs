using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using DigitalTwin.Testing.Audio;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>The part of the fake server that listens and speaks. It holds the calls against what OpenAI wants of them.</summary>
public sealed class FakeAudio
{
    private readonly ConcurrentQueue<FakeSpeech> _heard = new();
    private readonly ConcurrentQueue<FakeSpeech> _spoken = new();
    private readonly Channel<HeardRequest> _listening = Channel.CreateUnbounded<HeardRequest>();
    private readonly Channel<SpokenRequest> _speaking = Channel.CreateUnbounded<SpokenRequest>();
    private Func<SpokenRequest, FakeSpeech> _speech = _ => FakeSpeech.Speaking(SampleAudio.Mp3);
    private FakeSpeech _transcription = FakeSpeech.Hearing("Where did you study?");
    private int _heardCount;
    private int _spokenCount;

    /// <summary>How many transcriptions were asked for.</summary>
    public int Heard => Volatile.Read(ref _heardCount);

    /// <summary>How many sentences were asked for.</summary>
    public int Spoken => Volatile.Read(ref _spokenCount);

    public Task<HeardRequest> NextHeardAsync() => _listening.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public Task<SpokenRequest> NextSpokenAsync() => _speaking.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Answers the next transcription so.</summary>
    public FakeAudio ThenHearing(FakeSpeech answer)
    {
        _heard.Enqueue(answer);
        return this;
    }

    /// <summary>Answers the next sentence so.</summary>
    public FakeAudio ThenSpeaking(FakeSpeech answer)
    {
        _spoken.Enqueue(answer);
        return this;
    }

    /// <summary>Answers each transcription so for which no <see cref="ThenHearing"/> is left.</summary>
    public FakeAudio Hearing(FakeSpeech answer)
    {
        _transcription = answer;
        return this;
    }

    /// <summary>Answers each sentence for which no <see cref="ThenSpeaking"/> is left by looking at it.</summary>
    public FakeAudio Speaking(Func<SpokenRequest, FakeSpeech> answer)
    {
        _speech = answer;
        return this;
    }

    internal async Task HearAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var file = form.Files.GetFile("file") ?? throw new InvalidOperationException("The call has no file.");
        using var audio = new MemoryStream();
        await file.CopyToAsync(audio);
        var fields = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        Expect(fields.ContainsKey("model") && fields.ContainsKey("response_format") && audio.Length > 0, "model, response_format and a file");
        Interlocked.Increment(ref _heardCount);
        _listening.Writer.TryWrite(new HeardRequest(context.Request.Headers.Authorization.ToString(), context.Request.Path, fields, audio.ToArray(), file.FileName)
        {
            Query = context.Request.QueryString.ToString(),
            ApiKey = context.Request.Headers["api-key"].ToString(),
        });
        await (_heard.TryDequeue(out var next) ? next : _transcription).WriteAsync(context);
    }

    internal async Task SpeakAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = new SpokenRequest(context.Request.Headers.Authorization.ToString(), context.Request.Path, Text("model"), Text("input"), Text("voice"), Text("response_format"))
        {
            Query = context.Request.QueryString.ToString(),
        };
        Expect(request is { Model.Length: > 0, Input.Length: > 0 and <= 4096, Voice.Length: > 0, Format: "mp3" }, "a model, an input, a voice and mp3");
        Interlocked.Increment(ref _spokenCount);
        _speaking.Writer.TryWrite(request);
        await (_spoken.TryDequeue(out var next) ? next : _speech(request)).WriteAsync(context);

        string Text(string name) => body.RootElement.GetProperty(name).GetString()!;
    }

    private static void Expect(bool isSo, string what)
    {
        if (!isSo)
        {
            throw new InvalidOperationException($"The call must have {what}.");
        }
    }
}
