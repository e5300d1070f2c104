using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes an entity as JSON. What the service keeps itself, and nulls, which it ignores, are left out.</summary>
internal static class EntityWriter
{
    // Text in other scripts than Latin is two to six times as long when it is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">A property's type isn't one that the service knows.</exception>
    public static void Write(IBufferWriter<byte> target, TableEntity entity)
    {
        using var json = new Utf8JsonWriter(target, Options);
        json.WriteStartObject();
        foreach (var (name, value) in entity.Properties)
        {
            if (value is not null && name != TableEntity.TimestampName && !name.StartsWith("odata.", StringComparison.Ordinal))
            {
                Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case double number when double.IsFinite(number):
                WriteType(json, name, Edm.Double);
                json.WriteNumber(name, number);
                break;
            default:
                WriteAsText(json, name, value);
                break;
        }
    }

    private static void WriteAsText(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case long number:
                WriteType(json, name, Edm.Int64);
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteType(json, name, Edm.Double);
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteType(json, name, Edm.DateTime);
                json.WriteString(name, time.UtcDateTime);
                break;
            case DateTime time:
                WriteType(json, name, Edm.DateTime);
                json.WriteString(name, time.ToUniversalTime());
                break;
            case Guid id:
                WriteType(json, name, Edm.Guid);
                json.WriteString(name, id);
                break;
            case byte[] bytes:
                WriteType(json, name, Edm.Binary);
                json.WriteBase64String(name, bytes);
                break;
            case BinaryData data:
                WriteType(json, name, Edm.Binary);
                json.WriteBase64String(name, data);
                break;
            default:
                throw new NotSupportedException($"The property {name} is a {value.GetType()}, which a table can't hold.");
        }
    }

    private static void WriteType(Utf8JsonWriter json, string name, string type) => json.WriteString(name + Edm.Suffix, type);
}
