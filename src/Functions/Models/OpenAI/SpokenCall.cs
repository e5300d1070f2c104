using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>A call as one model takes it.</summary>
internal sealed class SpokenCall
{
    private const string NewCap = "max_completion_tokens";
    private const string OldCap = "max_tokens";
    private static readonly string[] Necessary = ["model", "messages", "stream"];
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Caps = [NewCap, OldCap];

    private readonly JsonObject _body;
    private readonly string[] _necessary;

    private SpokenCall(JsonObject body, string[] necessary) => (_body, _necessary) = (body, necessary);

    /// <param name="refused">The parameters that the model is known not to take.</param>
    /// <param name="oldNames">The cap goes by its old name unless that is refused.</param>
    public static SpokenCall Say(JsonObject whole, ImmutableHashSet<string> refused, bool oldNames)
    {
        var body = (JsonObject)whole.DeepClone();
        foreach (var name in refused.Except(Caps))
        {
            body.Remove(name);
        }

        // The cap is renamed and never dropped: a reply without one is a bill without one.
        var first = oldNames ? OldCap : NewCap;
        var cap = refused.Contains(first) ? (oldNames ? NewCap : OldCap) : first;
        if (cap != NewCap && body.Remove(NewCap, out var most))
        {
            body[cap] = most;
        }

        return new SpokenCall(body, cap == first ? Necessary : [.. Necessary, .. Caps]);
    }

    /// <summary>The parameter that a refusal names, as its parameter or within its message, if the call can do without or by another name.</summary>
    public string? Find(ErrorBody error)
    {
        var optional = _body.Select(member => member.Key).Except(_necessary).ToList();
        return optional.Contains(error.Parameter ?? "")
            ? error.Parameter
            : optional.Find(name => error is { Parameter: null, Message: { } message } && message.Contains(name, StringComparison.Ordinal));
    }

    public ByteArrayContent ToContent(HttpContent original)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(_body, Format));
        content.Headers.ContentType = original.Headers.ContentType;
        return content;
    }
}
