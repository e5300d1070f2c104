using System.Text.Json;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>What a client may ask of other models and would wait for in vain here: refused, for an answer without it would be another one than was asked for.</summary>
internal static class UnsupportedFeatures
{
    private static readonly (string Member, string What)[] Elsewhere = [("web_search_options", "searches nowhere but in what its owner told it"), ("audio", "answers in text only")];

    /// <exception cref="ApiProblemException">400, with the member that asks for too much.</exception>
    public static void Refuse(JsonElement root)
    {
        foreach (var tools in new[] { "tools", "functions" })
        {
            RefuseIf(root.List(tools, tools)?.GetArrayLength() > 0, tools, $"This twin calls no tools. Send the request without `{tools}`.");
        }

        // Also where there is nothing to choose from: whoever names a tool waits for its call.
        RefuseIf(
            root.Member("tool_choice") is { } choice && !IsOneOf(choice, "none", "auto"), "tool_choice", "This twin calls no tools. Send the request without `tool_choice`.");
        foreach (var (member, what) in Elsewhere)
        {
            RefuseIf(root.Member(member) is not null, member, $"This twin {what}. Send the request without `{member}`.");
        }

        RefuseIf(root.Whole("n", "n") is not (null or 1), "n", "This twin gives one answer at a time. Leave `n` out, or ask again for another one.");
        RefuseIf(root.Flag("logprobs", "logprobs") == true, "logprobs", "This twin doesn't tell the probabilities of its words. Send the request without `logprobs`.");
        RefuseIf(
            root.List("modalities", "modalities")?.EnumerateArray().All(modality => IsOneOf(modality, "text")) == false, "modalities", "This twin answers in text only. Leave `modalities` out.");
        RefuseIf(
            root.Object("response_format", "response_format")?.Text("type", "response_format.type") is not (null or "text"),
            "response_format",
            "This twin answers in plain words. Send the request without `response_format`.");
    }

    public static ApiProblemException Refusal(string member, string detail) =>
        new(new ApiProblem(400, "unsupported-parameter", "This is not supported", detail) { Member = member });

    private static bool IsOneOf(JsonElement value, params IEnumerable<string> texts) => value.ValueKind == JsonValueKind.String && texts.Any(text => value.ValueEquals(text));

    private static void RefuseIf(bool isAsked, string member, string detail)
    {
        if (isAsked)
        {
            throw Refusal(member, detail);
        }
    }
}
