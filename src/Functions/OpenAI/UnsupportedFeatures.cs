using System.Text.Json;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>What a client may ask of other models and would wait for in vain here: refused, for an answer without it would be another one than was asked for.</summary>
internal static class UnsupportedFeatures
{
    /// <exception cref="ApiProblemException">400, with the member that asks for too much.</exception>
    public static void Refuse(JsonElement root)
    {
        foreach (var tools in new[] { "tools", "functions" })
        {
            RefuseIf(root.List(tools, tools)?.GetArrayLength() > 0, tools, $"This twin calls no tools. Send the request without `{tools}`.");
        }

        RefuseIf(root.Whole("n", "n") is not (null or 1), "n", "This twin gives one answer at a time. Leave `n` out, or ask again for another one.");
        RefuseIf(root.Flag("logprobs", "logprobs") == true, "logprobs", "This twin doesn't tell the probabilities of its words. Send the request without `logprobs`.");
        RefuseIf(
            root.List("modalities", "modalities")?.EnumerateArray().All(IsText) == false, "modalities", "This twin answers in text only. Leave `modalities` out.");
        RefuseIf(
            root.Object("response_format", "response_format")?.Text("type", "response_format.type") is not (null or "text"),
            "response_format",
            "This twin answers in plain words. Send the request without `response_format`.");
    }

    public static ApiProblemException Refusal(string member, string detail) =>
        new(new ApiProblem(400, "unsupported-parameter", "This is not supported", detail) { Member = member });

    private static bool IsText(JsonElement modality) => modality.ValueKind == JsonValueKind.String && modality.ValueEquals("text");

    private static void RefuseIf(bool isAsked, string member, string detail)
    {
        if (isAsked)
        {
            throw Refusal(member, detail);
        }
    }
}
