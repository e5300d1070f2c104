using System.Text.Json;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>Front ends that are out there go on working: what they send is taken, and what they get is what they got.</summary>
public sealed class WireSampleTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(WireSample.Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_call_gets_the_reply_of_its_sample(string name)
    {
        var sample = WireSample.Read(name);
        var model = new ScriptedModel("gpt-4o-mini");
        await using var twin = await TwinHost.StartAsync(builder => builder.Services.AddSingleton<IChatClient>(model));
        foreach (var before in sample.Before)
        {
            Answer(model);
            using var earlier = await twin.Client.SendAsync(WireSample.ToRequest(before));
            earlier.EnsureSuccessStatusCode();
        }

        Answer(model);
        using var response = await twin.Client.SendAsync(WireSample.ToRequest(sample.Call));

        Assert.Equal((sample.Status, sample.Type), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        new SampleMatch().Check(sample.Reply, await ReadAsync(response));
    }

    private static void Answer(ScriptedModel model)
    {
        var reply = model.Opens();
        foreach (var piece in new[] { "I build bridges", ", mostly of wood." })
        {
            reply.Update(new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = "gpt-4o-mini-2024-07-18" });
        }

        reply.End();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return document.RootElement.Clone();
        }

        using var stream = new EventStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        var lines = await stream.AllAsync();
        Assert.Equal("data: [DONE]", lines[^1]);
        return JsonSerializer.SerializeToElement(lines[..^1].Select(EventStream.Parse));
    }
}
