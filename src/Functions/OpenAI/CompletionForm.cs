using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.OpenAI;

// What CompletionRequestReader and UnsupportedFeatures read, as OpenAPI tells it; a test sends every member in a right and in a wrong
// type, and on either side of every bound.

/// <summary>
/// A request for a chat completion. Members that only tune a model are ignored; what the twin can't do is refused: tools, images, sound
/// (<c>audio</c>), search (<c>web_search_options</c>) and several answers.
/// </summary>
internal sealed record CompletionForm
{
    /// <summary>One of the list of models; one that begins with <c>digital-twin/</c> and is not there is a 404, any other means the twin as its owner configured it.</summary>
    public string? Model { get; init; }

    /// <summary>The conversation as the program keeps it; the last one is the user's and is answered.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CompletionEntryForm> Messages { get; init; }

    /// <summary>True for an event stream.</summary>
    public bool? Stream { get; init; }

    public StreamOptionsForm? StreamOptions { get; init; }

    [Range(0.0, 2.0)]
    public float? Temperature { get; init; }

    /// <summary>The cap on the reply, in the model's tokens; never above the owner's own.</summary>
    [Range(1.0, double.PositiveInfinity)]
    public long? MaxCompletionTokens { get; init; }

    /// <summary>The older name of <c>max_completion_tokens</c>, which wins over it.</summary>
    [Range(1.0, double.PositiveInfinity)]
    public long? MaxTokens { get; init; }

    /// <summary>Texts before which the reply ends: one, or a list of them.</summary>
    [Forms(typeof(string), typeof(IReadOnlyList<string>)), Length(0, CompletionRequestReader.MostStops), StringLength(CompletionRequestReader.LongestStop)]
    public JsonElement? Stop { get; init; }

    /// <summary>How many answers.</summary>
    [AllowedValues(1L)]
    public long? N { get; init; }

    /// <summary>The twin calls none.</summary>
    [Length(0, 0)]
    public IReadOnlyList<JsonElement>? Tools { get; init; }

    /// <summary>The older name of <c>tools</c>.</summary>
    [Length(0, 0)]
    public IReadOnlyList<JsonElement>? Functions { get; init; }

    /// <summary>There is nothing to choose from.</summary>
    [AllowedValues("none", "auto")]
    public string? ToolChoice { get; init; }

    /// <summary>The twin doesn't tell them.</summary>
    [AllowedValues(false)]
    public bool? Logprobs { get; init; }

    [AllowedValues("text")]
    public IReadOnlyList<string>? Modalities { get; init; }

    public ResponseFormatForm? ResponseFormat { get; init; }
}

/// <summary>What the answer is to be.</summary>
internal sealed record ResponseFormatForm
{
    [AllowedValues("text")]
    public string? Type { get; init; }
}

/// <summary>One message.</summary>
internal sealed record CompletionEntryForm
{
    /// <summary>What <c>system</c> and <c>developer</c> say is a note to the twin and no instruction above its owner's; <c>tool</c> and <c>function</c> are left out.</summary>
    [AllowedValues("user", "assistant", "system", "developer", "tool", "function")]
    public required string Role { get; init; }

    /// <summary>The text, whole or in parts.</summary>
    [Forms(typeof(string), typeof(IReadOnlyList<CompletionPartForm>))]
    public JsonElement? Content { get; init; }
}

/// <summary>A part of a message.</summary>
internal sealed record CompletionPartForm
{
    [AllowedValues("text", "refusal")]
    public required string Type { get; init; }

    public string? Text { get; init; }

    public string? Refusal { get; init; }
}

/// <summary>What else a stream may tell.</summary>
internal sealed record StreamOptionsForm
{
    /// <summary>The last chunk tells what the reply used.</summary>
    public bool? IncludeUsage { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CompletionForm))]
[JsonSerializable(typeof(IReadOnlyList<CompletionPartForm>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class CompletionFormJson : JsonSerializerContext
{
    public static CompletionFormJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
