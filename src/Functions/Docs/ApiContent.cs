using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DigitalTwin.Functions.Docs;

/// <summary>A body in one media type: any of some forms, each with examples of it.</summary>
internal sealed record ApiContent(string MediaType, IReadOnlyList<JsonTypeInfo> Forms, IReadOnlyList<ApiExample> Examples)
{
    /// <summary>What a body is that has no form of its own.</summary>
    public string Type { get; init; } = "string";

    /// <summary>What each event of a stream holds; any of these forms; none for what is no stream.</summary>
    public IReadOnlyList<JsonTypeInfo> Events { get; init; } = [];

    public static ApiContent Json<T>(JsonTypeInfo<T> form, params IEnumerable<ApiExample> examples) => new("application/json", [form], [.. examples]);

    /// <summary>A form with a file in it.</summary>
    public static ApiContent Multipart<T>(JsonTypeInfo<T> form) => new("multipart/form-data", [form], []);

    public static ApiContent AnyObject { get; } = new("application/json", [], []) { Type = "object" };

    /// <summary>A body that may have one of several forms, told apart by their members.</summary>
    public static ApiContent AnyOf(params IEnumerable<ApiContent> forms) =>
        new("application/json", [.. forms.SelectMany(form => form.Forms)], [.. forms.SelectMany(form => form.Examples)]);

    public static ApiContent EventStream(ApiExample example, params IReadOnlyList<JsonTypeInfo> events) => new("text/event-stream", [], [example]) { Events = events };

    public static ApiContent Text(string mediaType) => new(mediaType, [], []);
}

/// <param name="Value">Made anew at each call, for a node has one place.</param>
internal sealed record ApiExample(string Name, string Summary, Func<JsonNode> Value)
{
    public static ApiExample Of<T>(string name, string summary, T value, JsonTypeInfo<T> type) =>
        new(name, summary, () => JsonSerializer.SerializeToNode(value, type)!);
}
