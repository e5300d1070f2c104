using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <summary>Writes what a call may answer, status by status.</summary>
internal static class ApiResponses
{
    private static readonly ApiHeader RetryAfter = new("Retry-After", "In how many seconds another try makes sense.", "5");

    public static JsonObject Of(IEnumerable<ApiReply> replies, IEnumerable<ApiProblem> problems, ApiProblemShape shape, SchemaBook book)
    {
        var responses = new SortedDictionary<int, JsonObject>(replies.ToDictionary(reply => reply.Status, reply => Reply(reply, book)));
        foreach (var group in problems.GroupBy(problem => problem.Status))
        {
            var response = Problem([.. group.DistinctBy(problem => (problem.Type, problem.Detail))], shape, book);
            if (responses.TryGetValue(group.Key, out var reply))
            {
                response = Merge(reply, response);
            }

            responses[group.Key] = response;
        }

        return new JsonObject(responses.Select(response =>
            KeyValuePair.Create<string, JsonNode?>(response.Key.ToString(CultureInfo.InvariantCulture), response.Value)));
    }

    public static JsonObject Content(IEnumerable<ApiContent> bodies, SchemaBook book) =>
        new(bodies.Select(body => KeyValuePair.Create<string, JsonNode?>(body.MediaType, MediaType(body, book))));

    private static JsonObject MediaType(ApiContent body, SchemaBook book)
    {
        var media = new JsonObject { ["schema"] = body.Forms.Count > 0 ? book.Of(body.Forms) : new JsonObject { ["type"] = body.Type } };
        if (body.Events.Count > 0)
        {
            media["schema"]!["description"] = "Server-sent events. Each `data` holds one object, whose schema stands in `x-event`; the last is `[DONE]`. A line that begins with a colon only keeps the connection open.";
            media["schema"]!["x-event"] = book.Of(body.Events);
        }

        if (body.Examples.Count > 0)
        {
            media["examples"] = new JsonObject(body.Examples.Select(example => KeyValuePair.Create<string, JsonNode?>(
                example.Name, new JsonObject { ["summary"] = example.Summary, ["value"] = example.Value() })));
        }

        return media;
    }

    private static JsonObject Reply(ApiReply reply, SchemaBook book)
    {
        var response = new JsonObject { ["description"] = reply.Description };
        if (reply.Headers.Count > 0)
        {
            response["headers"] = Headers(reply.Headers);
        }

        if (reply.Content.Count > 0)
        {
            response["content"] = Content(reply.Content, book);
        }

        return response;
    }

    private static JsonObject Problem(IReadOnlyList<ApiProblem> problems, ApiProblemShape shape, SchemaBook book)
    {
        var examples = problems.GroupBy(problem => problem.Type).SelectMany(group => group.Select((problem, index) => new ApiExample(
            index == 0 ? problem.Type : $"{problem.Type}-{index + 1}", problem.Title, () => shape.Show(problem))));
        var response = new JsonObject { ["description"] = string.Join(". ", problems.Select(problem => problem.Title).Distinct()) + "." };
        ApiHeader[] headers = [.. problems.Any(problem => problem.RetryAfter is not null) ? [RetryAfter] : Array.Empty<ApiHeader>(), .. shape.Headers];
        if (headers.Length > 0)
        {
            response["headers"] = Headers(headers);
        }

        var content = Content([new ApiContent(shape.MediaType, [shape.Form], [.. examples])], book);
        if (shape.Kind is { } kind)
        {
            var names = problems.Select(problem => shape.Show(problem)[kind]!.DeepClone()).DistinctBy(name => (string)name!);
            content[shape.MediaType]!["schema"]!["properties"] = new JsonObject { [kind] = new JsonObject { ["enum"] = new JsonArray([.. names]) } };
        }

        response["content"] = content;
        return response;
    }

    private static JsonObject Merge(JsonObject reply, JsonObject problem)
    {
        reply["description"] = $"{reply["description"]} Or: {JsonNamingPolicy.CamelCase.ConvertName((string)problem["description"]!)}";
        foreach (var part in new[] { "headers", "content" })
        {
            if (problem[part] is JsonObject more)
            {
                reply[part] = new JsonObject([.. (reply[part] as JsonObject ?? []).Concat(more).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))]);
            }
        }

        return reply;
    }

    private static JsonObject Headers(IEnumerable<ApiHeader> headers) => new(headers.Select(header => KeyValuePair.Create<string, JsonNode?>(
        header.Name,
        new JsonObject { ["description"] = header.Description, ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = header.Example })));
}
