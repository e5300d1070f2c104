using System.Globalization;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Micro;

/// <summary>What the benchmarks are about: texts as long as real ones, and the sample owner of <c>data/</c>.</summary>
internal static class Samples
{
    public const string Latin =
        "I learned bridges from the mud up: two years beside a river, and each flood taught me more than a term of lectures. "
        + "What I like best is the moment when the falsework comes down and the thing stands there as if it had always been there. ";

    public const string Chinese = "我从泥土里学会了造桥：在河边住了两年，每一次洪水教给我的都比一个学期的课程还要多。我最喜欢的是拆掉支架、桥自己站起来的那一刻。";

    /// <summary>So many pieces as models send them, of four characters and of one.</summary>
    public static string[] Pieces(string text, int count)
    {
        var length = text == Chinese ? 1 : 4;
        return [.. Enumerable.Range(0, count).Select(i => i * length % (text.Length - length)).Select(start => text.Substring(start, length))];
    }

    /// <summary>A conversation, oldest first.</summary>
    public static IEnumerable<Message> Conversation(int length) => Enumerable.Range(0, length).Select(i => new Message
    {
        Id = TestIds.Message(string.Create(CultureInfo.InvariantCulture, $"message-{i}")),
        Role = i % 2 == 0 ? MessageRole.User : MessageRole.Assistant,
        Content = i % 2 == 0 ? "What did the floods teach you?" : Latin,
        Timestamp = DateTimeOffset.UnixEpoch.AddMinutes(i),
        InReplyTo = i % 2 == 0 ? null : TestIds.Message(string.Create(CultureInfo.InvariantCulture, $"message-{i - 1}")),
        Model = i % 2 == 0 ? null : "fake",
    });

    public static Persona Persona()
    {
        var options = new PersonaOptions { Folder = Path.Combine(AppContext.BaseDirectory, "data") };
        using var source = new FolderPersonaSource(options, NullLogger<FolderPersonaSource>.Instance);
        // BenchmarkDotNet does not wait for what a setup begins.
        var reading = source.ReadAsync(PersonaId.Default, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return reading.Persona ?? throw new InvalidOperationException(reading.Problem);
    }
}
