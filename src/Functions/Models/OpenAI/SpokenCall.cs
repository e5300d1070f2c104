using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>A call as one model takes it.</summary>
internal sealed class SpokenCall
{
    private const string NewCap = "max_completion_tokens";
    private const string OldCap = "max_tokens";
    private static readonly string[] Necessary = ["model", "messages", "stream"];
    private static readonly string[] Caps = [NewCap, OldCap];

    private readonly CallBody _whole;
    private readonly ImmutableHashSet<string> _refused;
    private readonly string _cap;
    private readonly string[] _necessary;

    private SpokenCall(CallBody whole, ImmutableHashSet<string> refused, string cap, string[] necessary) =>
        (_whole, _refused, _cap, _necessary) = (whole, refused.Except(Caps), cap, necessary);

    /// <param name="refused">The parameters that the model is known not to take.</param>
    /// <param name="oldNames">The cap goes by its old name unless that is refused.</param>
    public static SpokenCall Say(CallBody whole, ImmutableHashSet<string> refused, bool oldNames)
    {
        // The cap is renamed and never dropped: a reply without one is a bill without one.
        var first = oldNames ? OldCap : NewCap;
        var cap = refused.Contains(first) ? (oldNames ? NewCap : OldCap) : first;
        return new SpokenCall(whole, refused, cap, cap == first ? Necessary : [.. Necessary, .. Caps]);
    }

    /// <summary>The parameter that a refusal names, as its parameter or within its message, if the call can do without or by another name.</summary>
    public string? Find(ErrorBody error)
    {
        var optional = _whole.Names.Select(NameOf).OfType<string>().Except(_necessary).ToList();
        return optional.Contains(error.Parameter ?? "")
            ? error.Parameter
            : optional.Find(name => error is { Parameter: null, Message: { } message } && message.Contains(name, StringComparison.Ordinal));
    }

    public ByteArrayContent ToContent(HttpContent original)
    {
        var content = new ByteArrayContent(_whole.Write(NameOf));
        content.Headers.ContentType = original.Headers.ContentType;
        return content;
    }

    private string? NameOf(string member) => _refused.Contains(member) ? null : member == NewCap ? _cap : member;
}
