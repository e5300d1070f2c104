using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads entities from JSON with minimal metadata. A property's type may stand before the property or behind it.</summary>
internal static class EntityReader
{
    public static TableEntity Read(Response response)
    {
        var reader = new Utf8JsonReader(response.Content);
        reader.Read();
        return ReadEntity(ref reader, []);
    }

    public static List<TableEntity> ReadAll(Response response)
    {
        var entities = new List<TableEntity>();
        var types = new List<(string Name, string Type)>();
        var reader = new Utf8JsonReader(response.Content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isList = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isList)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(ReadEntity(ref reader, types));
            }
        }

        return entities;
    }

    private static TableEntity ReadEntity(ref Utf8JsonReader reader, List<(string Name, string Type)> types)
    {
        var properties = new Dictionary<string, object?>();
        types.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name.EndsWith(Edm.Suffix, StringComparison.Ordinal))
            {
                types.Add((name[..^Edm.Suffix.Length], reader.GetString()!));
            }
            else
            {
                properties[name] = Value(ref reader);
            }
        }

        Convert(properties, types);
        return TableEntity.Over(properties!);
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.TryGetInt32(out var number) ? (object)number : reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        var other => throw new JsonException($"An entity's property can't be a {other}."),
    };

    private static void Convert(Dictionary<string, object?> properties, List<(string Name, string Type)> types)
    {
        foreach (var (name, type) in types)
        {
            if (properties.TryGetValue(name, out var value))
            {
                properties[name] = Edm.Convert(value, type);
            }
        }

        if (properties.TryGetValue(TableEntity.TimestampName, out var timestamp) && timestamp is string text)
        {
            properties[TableEntity.TimestampName] = Edm.Convert(text, Edm.DateTime);
        }
    }
}
