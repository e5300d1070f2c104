using System.Text;
using System.Text.Json;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>What providers are known to do wrong, or differently, as the fake server does it.</summary>
public static class FakeFaults
{
    /// <summary>400: the model takes no such parameter, as reasoning models say of <c>temperature</c>.</summary>
    public static FakeCompletion UnsupportedParameter(string name) =>
        FakeCompletion.Refusing(400, $"Unsupported parameter: '{name}' is not supported with this model.", code: "unsupported_parameter", parameter: name);

    /// <summary>400: the model takes the parameter but not this value of it.</summary>
    public static FakeCompletion UnsupportedValue(string name) =>
        FakeCompletion.Refusing(400, $"Unsupported value: '{name}' does not support 0.7 with this model.", code: "unsupported_value", parameter: name);

    /// <summary>Azure's filter stops the prompt: 400 with the reason in an inner error.</summary>
    public static FakeCompletion PromptFiltered() => FakeCompletion.Refusing(400, JsonSerializer.SerializeToElement(new
    {
        error = new
        {
            message = "The response was filtered due to the prompt triggering a content management policy.",
            type = (string?)null,
            param = "prompt",
            code = "content_filter",
            status = 400,
            innererror = new { code = "ResponsibleAIPolicyViolation", content_filter_result = new { jailbreak = new { filtered = true, detected = true } } },
        },
    }));

    /// <summary>The filter stops the reply.</summary>
    public static FakeCompletion ReplyFiltered(params string[] said) => FakeCompletion.Opening(said).Ending("content_filter");

    /// <summary>The model declines in words of its own, apart from the reply's text.</summary>
    public static FakeCompletion Refusal(params string[] said) => FakeCompletion.Opening(said)
        .Sending(FakeCompletion.Chunk("""{"refusal":"I can't help "}"""))
        .Sending(FakeCompletion.Chunk("""{"refusal":"with that."}"""))
        .Ending();

    /// <summary>The stream has begun with 200, and then an event tells of a fault.</summary>
    public static FakeCompletion ErrorEvent(params string[] said) => FakeCompletion.Opening(said)
        .Sending("""{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}""");

    /// <summary>Headers come, then nothing.</summary>
    public static FakeCompletion SilentAfterHeaders() => new FakeCompletion().SendingHeaders().Until(Never);

    /// <summary>Not even headers come.</summary>
    public static FakeCompletion Hanging() => new FakeCompletion().Until(Never);

    /// <summary>Says this much and then nothing more.</summary>
    public static FakeCompletion HangingAfter(params string[] said) => FakeCompletion.Opening(said).Until(Never);

    /// <summary>As Azure begins: a chunk with no choices, which tells of its filter.</summary>
    public static FakeCompletion EmptyChoices(params string[] pieces) => new FakeCompletion()
        .Sending("""{"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}""")
        .Sending(FakeCompletion.Chunk("""{"role":"assistant","content":""}"""))
        .Adding(pieces)
        .Ending();

    /// <summary>Members that nobody has told of.</summary>
    public static FakeCompletion UnknownFields(string piece) => FakeCompletion.Opening()
        .Sending("""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-1","service_tier":"moon","obfuscation":"x9","choices":[{"index":0,"delta":{"content":"PIECE","mood":{"level":3}},"logits":[1,2],"finish_reason":null}]}"""
            .Replace("PIECE", piece, StringComparison.Ordinal))
        .Ending();

    /// <summary>The same stream a byte at a time, so that every character is split.</summary>
    public static FakeCompletion ByteByByte(string piece)
    {
        var completion = FakeCompletion.Opening();
        foreach (var part in Encoding.UTF8.GetBytes("data: " + FakeCompletion.Chunk($$"""{"content":"{{piece}}"}""") + "\n\n"))
        {
            completion.SendingBytes(new[] { part });
        }

        return completion.Ending();
    }

    private static Task Never { get; } = new TaskCompletionSource().Task;
}
