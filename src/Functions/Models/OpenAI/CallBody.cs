using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace DigitalTwin.Functions.Models.OpenAI;

/// <summary>The JSON of a call, taken apart no further than its members: most of it is the prompt, which is passed on as it was written.</summary>
internal sealed class CallBody
{
    private readonly byte[] _json;
    private readonly ImmutableArray<Member> _members;

    private CallBody(byte[] json, ImmutableArray<Member> members) => (_json, _members) = (json, members);

    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <summary>Null for what is no JSON object.</summary>
    public static CallBody? Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<Member>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new Member(name, start..(int)reader.BytesConsumed));
        }

        return new CallBody(json, members.ToImmutable());
    }

    /// <summary>Null when there is no such member, or it is no text.</summary>
    public string? TextOf(string name) => TryRead(name, out var value) && value.TokenType == JsonTokenType.String ? value.GetString() : null;

    /// <summary>Null when there is no such member, or it is no number.</summary>
    public double? NumberOf(string name) => TryRead(name, out var value) && value.TokenType == JsonTokenType.Number ? value.GetDouble() : null;

    /// <summary>The same with other names for its members; those without one are left out.</summary>
    public byte[] Write(Func<string, string?> nameOf)
    {
        var written = new ArrayBufferWriter<byte>(_json.Length + 64);
        using (var writer = new Utf8JsonWriter(written))
        {
            writer.WriteStartObject();
            foreach (var member in _members)
            {
                if (nameOf(member.Name) is { } name)
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(_json.AsSpan(member.Value), skipInputValidation: true);
                }
            }

            writer.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private bool TryRead(string name, out Utf8JsonReader value)
    {
        value = default;
        foreach (var member in _members)
        {
            if (member.Name == name)
            {
                value = new Utf8JsonReader(_json.AsSpan(member.Value));
                return value.Read();
            }
        }

        return false;
    }

    private readonly record struct Member(string Name, Range Value);
}
