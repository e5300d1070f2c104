using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Voice.Audio;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Voice;

/// <summary>Makes a <see cref="VoiceCall"/> of a form. Fields that it doesn't know are ignored, and one that is empty counts as absent.</summary>
internal sealed class VoiceRequestReader(AudioRoom room, TimeProvider time)
{
    // What comes holds room that others wait for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="ApiProblemException">The request breaks the format, or the recording a limit.</exception>
    public async Task<VoiceCall> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var audio = new AudioBuffer(room, request.ContentLength);
        try
        {
            var fields = await ReadInTimeAsync(request, audio, cancellationToken);
            var voice = new VoiceRequest(RecordingOf(audio.Bytes))
            {
                Session = Text(fields, "session_id") is { } session ? IdParameters.Session(session) : null,
                MessageId = Text(fields, "message_id") is { } message ? IdParameters.Message(message, "message_id") : null,
                Persona = Text(fields, "persona") is { } persona ? IdParameters.Persona(persona) : null,
                Level = Text(fields, "level") is { } level ? Level(level) : null,
            };
            return new VoiceCall(voice, Flag(fields, "stream") ?? AcceptsEvents(request), audio);
        }
        catch
        {
            audio.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadInTimeAsync(HttpRequest request, AudioBuffer audio, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await VoiceParts.ReadAsync(request, audio, either.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException && clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiProblemException(ApiProblem.TooSlow());
        }
    }

    private static Recording RecordingOf(ReadOnlyMemory<byte> audio)
    {
        if (audio.IsEmpty)
        {
            throw new ApiProblemException(VoiceProblems.Empty);
        }

        var format = AudioFormat.Of(audio.Span) ?? throw new ApiProblemException(VoiceProblems.NoKnownFormat);
        var duration = format.Measure(audio.Span);
        return duration switch
        {
            { } longer when VoiceLimits.IsTooLong(longer) => throw new ApiProblemException(VoiceProblems.TooLong),
            null when VoiceLimits.IsTooLong(AudioFormat.Guess(audio.Length)) => throw new ApiProblemException(VoiceProblems.Timeless),
            { } shorter when shorter < VoiceLimits.Shortest => throw new ApiProblemException(VoiceProblems.TooShort),
            _ => new Recording(audio, "voice." + format.Extension, format.MediaType, duration),
        };
    }

    private static string Level(string text) => ChatRules.IsLevel(text)
        ? text
        : throw JsonFields.Wrong("level", $"1 to {ChatRules.LongestLevel} letters, digits, spaces and hyphens, such as beginner");

    private static bool? Flag(IReadOnlyDictionary<string, string> fields, string name) => Text(fields, name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw JsonFields.Wrong(name, "true or false"),
    };

    private static string? Text(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static bool AcceptsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.Quality is not 0 && type.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase));
}
