using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>A visitor whose connection is cut anywhere hears the same reply when they come back, wherever they come to.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class ResumeTests(AzuriteFixture azurite)
{
    private const int Cuts = 100;

    [Theory]
    [InlineData("files", 1)]
    [InlineData("files", 2)]
    [InlineData("tables", 2)]
    public async Task A_resumed_reply_is_the_uninterrupted_one_wherever_it_was_cut(string kind, int processes)
    {
        using var memory = await SharedMemory.MakeAsync(kind, azurite.Server);
        var replies = Enumerable.Range(0, Cuts).ToDictionary(number => $"Question {number}", number => new PacedReply(number));
        await using var model = await FakeOpenAIServer.StartAsync();
        model.Answering(request => replies[request.Messages[^1].Text].ToCompletion());
        var twins = await TwinProcess.StartAsync(processes, [.. memory.Settings, $"OPENAI_BASE_URL={model.BaseUrl}", "DAILY_TOKEN_BUDGET=100000000", "CONVERSATION_TOKEN_BUDGET=10000000"]);
        try
        {
            var heard = await Task.WhenAll(replies.Select((reply, number) =>
                CutAndResumeAsync(twins[0].Client, twins[^1].Client, $"session-of-cut-number-{number}", reply.Key, reply.Value)));

            Assert.All(heard, one => Assert.Equal(one.Uninterrupted, one.Resumed));
            Assert.All(heard, one => Assert.Equal(one.Uninterrupted, one.Stored));
            Assert.Equal(Cuts, heard.Select(one => one.Uninterrupted).Distinct().Count());
        }
        finally
        {
            foreach (var twin in twins)
            {
                await twin.DisposeAsync();
            }
        }
    }

    private static async Task<(string Uninterrupted, string Resumed, string Stored)> CutAndResumeAsync(
        HttpClient first, HttpClient second, string session, string question, PacedReply reply)
    {
        string id;
        using (var response = await PostAsync(first, session, question))
        {
            // Cut after any byte from the end of the first event on: before it nobody knows what to come back to.
            var bytes = new List<byte>();
            await using var stream = await response.Content.ReadAsStreamAsync();
            var one = new byte[1];
            while ((Events(bytes) == 0 || bytes.Count < reply.CutAfter) && await stream.ReadAsync(one) == 1)
            {
                bytes.Add(one[0]);
            }

            id = Encoding.UTF8.GetString([.. bytes]).Split("\"messageId\":\"")[1].Split('"')[0];
        }

        if (reply.EndsMeanwhile)
        {
            reply.GoOn();
        }

        // Some clients take the stream up again, others send their message again: both hear the same.
        using var resumed = reply.IsAskedAgain
            ? await PostAsync(second, session, question)
            : await second.GetAsync($"api/chat/{session}/stream", HttpCompletionOption.ResponseHeadersRead);
        if (resumed.StatusCode == HttpStatusCode.NoContent)
        {
            Assert.True(reply.EndsMeanwhile);
            return (reply.Text, await StoredAsync(second, session, id), reply.Text);
        }

        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        reply.GoOn();
        var events = (await resumed.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement)
            .ToList();
        Assert.Equal(("start", id), (Type(events[0]), events[0].GetProperty("messageId").GetString()));
        Assert.Equal("finish", Type(events[^1]));
        var text = string.Concat(events.Where(part => Type(part) == "text-delta").Select(part => part.GetProperty("delta").GetString()));
        return (reply.Text, text, await StoredAsync(second, session, id));
    }

    private static async Task<string> StoredAsync(HttpClient twin, string session, string id)
    {
        using var conversation = JsonDocument.Parse(await twin.GetStringAsync($"api/conversation/{session}"));
        var last = conversation.RootElement.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal((id, false), (last.GetProperty("id").GetString(), last.TryGetProperty("status", out _)));
        return last.GetProperty("content").GetString()!;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient twin, string session, string question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = JsonContent.Create(new { message = question, session_id = session, message_id = "question", stream = true }) };
        var response = await twin.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static int Events(List<byte> bytes) => Encoding.UTF8.GetString([.. bytes]).Split("\n\n").Length - 1;

    private static string? Type(JsonElement part) => part.GetProperty("type").GetString();

    /// <summary>A reply of its own, which waits somewhere in its middle until its visitor has come back.</summary>
    private sealed class PacedReply
    {
        private static readonly string[] Words = ["reef ", "🌊", "naïve ", "漢字", "\"quoted\" ", "\n\n", "👩‍👩‍👧 ", "\\ ", "é", "one more time "];
        // What the stream holds at least before its first text, and around each.
        private const int Opening = 240;
        private const int Around = 49;

        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly string[] _pieces;
        private readonly int _pause;

        public PacedReply(int seed)
        {
            var random = new Random(seed);
            (IsAskedAgain, EndsMeanwhile) = (seed % 4 == 0, seed % 5 == 0);
            _pieces = [$"{seed.ToString(CultureInfo.InvariantCulture)}: ", .. Enumerable.Range(0, random.Next(5, 60)).Select(_ => Words[random.Next(Words.Length)])];
            _pause = random.Next(1, _pieces.Length);
            CutAfter = random.Next(1, Opening + _pieces[.._pause].Sum(piece => Around + Encoding.UTF8.GetByteCount(piece)));
        }

        public bool IsAskedAgain { get; }

        /// <summary>The reply goes on while its visitor is on their way back, who may find that it has ended and is stored.</summary>
        public bool EndsMeanwhile { get; }

        public string Text => string.Concat(_pieces);

        /// <summary>So many bytes of the stream does the visitor get at first, or its first event.</summary>
        public int CutAfter { get; }

        public void GoOn() => _goOn.TrySetResult();

        public FakeCompletion ToCompletion() => FakeCompletion.Opening(_pieces[.._pause]).Until(_goOn.Task).Adding(_pieces[_pause..]).Ending();
    }
}
