using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.Functions.Tests.Chat.Faults;

/// <summary>Every fault that a provider is known for. Chance is at its greatest, so that times are the longest there can be.</summary>
internal static class FaultTable
{
    private const string Hello = "Hello from the fake.";
    private const string Declined = "I'd rather not go into that here. Ask me about my work or my projects, and I'm glad to tell you more.";
    private const string BrokeOff = " … I'd rather leave it at that. Ask me about something else, and I'm glad to go on.";
    private static readonly string[] Spare = ["OPENAI_FALLBACK_MODEL=spare"];
    private static readonly TimeSpan BetweenTokens = TimeSpan.FromSeconds(15);
    private static readonly string Long = new('x', 1 << 20);
    private static readonly FakeCompletion LongReply = FakeCompletion.Saying([.. Long.Chunk(4096).Select(piece => new string(piece))]);

    public static IReadOnlyList<Fault> Rows { get; } =
    [
        new Fault("nobody listens", server => server.DisposeAsync()).Fails(502, "model-unavailable", 1.5),
        Always("401, the key is refused", FakeCompletion.Refusing(401)).Fails(502, "model-unavailable"),
        Always("403, the key may not", FakeCompletion.Refusing(403)).Fails(502, "model-unavailable"),
        Always("404, no such model", FakeCompletion.Refusing(404)).Fails(502, "model-unavailable"),
        Once("404, and there is a fallback", FakeCompletion.Refusing(404), Spare).Answers(Hello),
        Always("400", FakeCompletion.Refusing(400)).Fails(502, "model-unavailable"),
        Once("400, the model takes no `temperature`", FakeFaults.UnsupportedParameter("temperature")).Answers(Hello),
        Always("408", FakeCompletion.Refusing(408)).Fails(504, "model-timeout", 1.5),
        Always("429 without Retry-After", FakeCompletion.Refusing(429)).Fails(503, "model-busy", 1.5, retryAfter: 5),
        Once("429 without Retry-After, once", FakeCompletion.Refusing(429)).Answers(Hello, 0.5),
        Once("429 with Retry-After 2, once", FakeCompletion.Refusing(429, retryAfterSeconds: 2)).Answers(Hello, 2.5),
        Always("429 with Retry-After 30", FakeCompletion.Refusing(429, retryAfterSeconds: 30)).Fails(503, "model-busy", retryAfter: 30),
        Once("429 with Retry-After 30, and there is a fallback", FakeCompletion.Refusing(429, retryAfterSeconds: 30), Spare).Answers(Hello),
        Always("500", FakeCompletion.Refusing(500)).Fails(502, "model-unavailable", 1.5),
        Once("500, once", FakeCompletion.Refusing(500)).Answers(Hello, 0.5),
        Always("503", FakeCompletion.Refusing(503)).Fails(503, "model-busy", 1.5, retryAfter: 5),
        Always("hangs before the headers", FakeFaults.Hanging()).Fails(504, "model-timeout", 20) with { Meanwhile = OnceAskedAsync(20) },
        Always("hangs after the headers", FakeFaults.SilentAfterHeaders()).Fails(504, "model-timeout", 20) with { Meanwhile = OnceAskedAsync(20) },
        Once("hangs, and there is a fallback", FakeFaults.Hanging(), Spare).Answers(Hello, 40 / 3.0) with { Meanwhile = OnceAskedAsync(40 / 3.0) },
        Always("hangs in mid-stream", FakeFaults.HangingAfter("So far")).After("So far").Fails(504, "model-timeout", 15) with { Meanwhile = OnceSaidAsync(15) },
        Dripping("a slow drip", drops: 3, ends: true).Answers("drip drop drop drop", 3 * 14),
        Dripping("a slow drip without an end", drops: 8, ends: false).After("drip" + string.Concat(Enumerable.Repeat(" drop", 8))).Fails(504, "model-timeout", 120),
        Always("the connection is cut before the first word", FakeCompletion.Opening().Cutting()).Fails(502, "model-unavailable", 1.5),
        Cut("the connection is cut in mid-stream").After("So far").Fails(502, "model-unavailable"),
        Always("the stream ends without a finish reason", FakeCompletion.Opening("So far")).After("So far").Fails(502, "model-unavailable"),
        Always("malformed JSON", FakeCompletion.Opening("So far").Sending("{not json").Ending()).After("So far").Fails(502, "model-unavailable"),
        Always("an `error` event in mid-stream", FakeFaults.ErrorEvent("So far")).After("So far").Fails(502, "model-unavailable"),
        Always("an `error` event before the first word", FakeFaults.ErrorEvent()).Fails(502, "model-unavailable", 1.5),
        Always("a reply without a word", FakeCompletion.Saying()).Fails(502, "model-unavailable"),
        Once("unknown fields", FakeFaults.UnknownFields("Fine.")).Answers("Fine."),
        Once("empty choices", FakeFaults.EmptyChoices("Fine.")).Answers("Fine."),
        Once("lines that end in CR and LF", FakeCompletion.Saying("Fine.").WithCarriageReturns()).Answers("Fine."),
        Once("chunks split inside a UTF-8 character", FakeFaults.ByteByByte("Grüezi 👩🏽‍🔬")).Answers("Grüezi 👩🏽‍🔬"),
        Once("an answer of 1 MB", LongReply, "MAX_OUTPUT_TOKENS=100000", "CONVERSATION_TOKEN_BUDGET=1000000").Answers(Long),
        Once("an answer of 1 MB to a cap of 800 tokens", LongReply).Answers(Long[..16_384]).Finishes("length"),
        Once("an answer cut at MAX_OUTPUT_TOKENS", FakeCompletion.Opening("As much as may").Ending("length")).Answers("As much as may").Finishes("length"),
        Once("a content filter stops the question", FakeFaults.PromptFiltered()).Answers(Declined).Finishes("content_filter"),
        Once("a content filter stops the reply", FakeFaults.ReplyFiltered("So far")).Answers("So far" + BrokeOff).Finishes("content_filter"),
        Once("the model refuses", FakeFaults.Refusal()).Answers(Declined).Finishes("content_filter"),
    ];

    private static Fault Always(string name, FakeCompletion completion) => Playing(name, server => server.Answering(_ => completion));

    private static Fault Once(string name, FakeCompletion completion, params string[] settings) =>
        Playing(name, server => server.Then(completion)) with { Settings = settings };

    private static Fault Playing(string name, Action<FakeOpenAIServer> play) => new(name, server =>
    {
        play(server);
        return ValueTask.CompletedTask;
    });

    private static Func<FakeOpenAIServer, ManualTime, Task> OnceAskedAsync(double seconds) => async (server, time) =>
    {
        await server.NextRequestAsync();
        time.Advance(TimeSpan.FromSeconds(seconds));
    };

    private static Func<FakeOpenAIServer, ManualTime, Task> OnceSaidAsync(double seconds) => async (_, time) =>
    {
        await time.SetAsync(BetweenTokens);
        time.Advance(TimeSpan.FromSeconds(seconds));
    };

    private static Fault Cut(string name)
    {
        TaskCompletionSource? read = null;
        return Playing(name, server =>
        {
            read = new TaskCompletionSource();
            server.Then(FakeCompletion.Opening("So far").Until(read.Task).Cutting());
        }) with
        {
            Meanwhile = async (_, time) =>
            {
                await time.SetAsync(BetweenTokens);
                read!.SetResult();
            },
        };
    }

    private static Fault Dripping(string name, int drops, bool ends)
    {
        TaskCompletionSource[] released = [];
        return Playing(name, server =>
        {
            released = [.. Enumerable.Range(0, drops).Select(_ => new TaskCompletionSource())];
            var drip = FakeCompletion.Opening("drip");
            foreach (var drop in released)
            {
                drip.Until(drop.Task).Adding(" drop");
            }

            server.Then(ends ? drip.Ending() : drip.Until(new TaskCompletionSource().Task));
        }) with
        {
            Meanwhile = async (_, time) =>
            {
                foreach (var drop in released)
                {
                    await OnceSaidAsync(14)(null!, time);
                    drop.SetResult();
                }

                if (!ends)
                {
                    await OnceSaidAsync(120 - (14 * drops))(null!, time);
                }
            },
        };
    }
}
