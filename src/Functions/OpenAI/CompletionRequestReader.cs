using System.Collections.Immutable;
using System.Text.Json;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Models;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>
/// Reads a request for a chat completion. Members that it doesn't know, or that only tune a model, are ignored; what a client could
/// not do without is refused by <see cref="UnsupportedFeatures"/>.
/// </summary>
internal sealed class CompletionRequestReader(ModelOptions models)
{
    public const int MostStops = 4;
    public const int LongestStop = 500;

    private const string Example = "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";

    /// <exception cref="ApiProblemException">The request breaks the format; the problem names the member.</exception>
    public async Task<CompletionCall> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = await JsonBody.ReadAsync(request, Example, cancellationToken);
        var root = body.RootElement;
        UnsupportedFeatures.Refuse(root);
        var messages = CallerMessages.Read(root);
        var model = root.Text("model", "model");
        var completion = new CompletionRequest
        {
            Text = messages.Text,
            Earlier = messages.Earlier,
            Note = messages.Note,
            Persona = ModelList.PersonaOf(model) ?? throw new ApiProblemException(ModelsFunction.NoSuchModel),
            Model = model is not null && models.Allows(model) ? model : null,
            Temperature = ReadTemperature(root),
            MaxOutputTokens = ReadCap(root, "max_completion_tokens") ?? ReadCap(root, "max_tokens"),
            Stops = ReadStops(root),
        };
        var isIncluded = root.Object("stream_options", "stream_options")?.Flag("include_usage", "stream_options.include_usage");
        return new CompletionCall(completion, root.Flag("stream", "stream") ?? false, isIncluded ?? false);
    }

    private static float? ReadTemperature(JsonElement root) => root.Number("temperature", "temperature") is { } temperature
        ? temperature is >= 0 and <= 2 ? temperature : throw JsonFields.Wrong("temperature", "a number from 0 to 2")
        : null;

    private static int? ReadCap(JsonElement root, string name) => root.Whole(name, name) switch
    {
        null => null,
        <= 0 => throw JsonFields.Wrong(name, "a number above 0"),
        var cap => (int)Math.Min(cap.Value, int.MaxValue),
    };

    private static ImmutableArray<string> ReadStops(JsonElement root)
    {
        ImmutableArray<string> stops = root.Member("stop") switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } one => [JsonFields.TextOf(one, "stop")],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select((stop, i) => stop.ValueKind == JsonValueKind.String
                ? JsonFields.TextOf(stop, $"stop[{i}]")
                : throw JsonFields.Wrong($"stop[{i}]", "a text"))],
            _ => throw JsonFields.Wrong("stop", "a text or a list of texts"),
        };
        return stops.Length > MostStops || stops.Any(stop => stop.Length > LongestStop)
            ? throw JsonFields.Wrong("stop", $"at most {MostStops} texts of at most {LongestStop} characters")
            : stops.RemoveAll(string.IsNullOrEmpty);
    }
}
