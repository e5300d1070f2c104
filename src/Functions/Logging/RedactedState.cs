using System.Collections;

namespace DigitalTwin.Functions.Logging;

/// <summary>What is logged, or the scope that it is logged in, for providers of any kind: as a text and as named values.</summary>
/// <param name="text">Makes the text, once it is wanted.</param>
internal sealed class RedactedState(object? state, Func<string?> text) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly IReadOnlyList<KeyValuePair<string, object?>> _values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => new(_values[index].Key, Redacted(_values[index].Value));

    public override string ToString() => Redaction.Of(text() ?? "");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Numbers, times and the like are kept as they are.
    private static object? Redacted(object? value)
    {
        if (value is null or ValueType and IFormattable || value.ToString() is not { } text)
        {
            return value;
        }

        var redacted = Redaction.Of(text);
        return redacted == text ? value : redacted;
    }
}
