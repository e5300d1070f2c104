using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// How far a reply has come, as a file beside the turn index; gone when the reply is stored. Replaced as a whole, so that no reader
/// sees half of it, and not flushed to the disk: a crash may lose it without harm.
/// </summary>
/// <param name="Owner">The process that writes the reply.</param>
internal sealed record ReplyNoteFile(
    string Owner, string Reply, string Text, string Model, AnswerLimit? Limited, string? Replaces, DateTimeOffset NotedAt)
{
    public static ReplyNoteFile From(ReplyProgress progress, string owner, DateTimeOffset now) =>
        new(owner, progress.Reply.Value, progress.Text, progress.Model, progress.Limited, progress.Replaces?.Value, now);

    /// <summary>Null when there is none that can be read.</summary>
    public static ReplyNoteFile? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ReplyNoteJson.Default.ReplyNoteFile) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, ReplyNoteJson.Default.ReplyNoteFile));
        File.Move(path + ".new", path, overwrite: true);
    }

    public ReplyProgress? ToProgress() => MessageId.TryParse(Reply, out var id) ? new ReplyProgress(id, Text, Model, Limited) : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReplyNoteFile))]
internal sealed partial class ReplyNoteJson : JsonSerializerContext;
