using System.Net.Http.Json;
using System.Text.Json;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Payloads;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>
/// No text that a model or a persona could bring runs, loads or opens anything: under the page's policy, and without one, as on a
/// site that shows the element without.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class HostileContentTests(Chromium chromium)
{
    private const int PieceSize = 11;

    /// <summary>As many turns as the page shows of a conversation at first.</summary>
    private const int Turns = 25;

    private static readonly string[] Generous = ["DAILY_TOKEN_BUDGET=100000000", "CONVERSATION_TOKEN_BUDGET=100000000"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_texts_are_only_words_while_they_stream(bool bypassPolicy)
    {
        var model = new ScriptedModel();
        await using var visit = await Visit.BeginAsync(chromium, model, bypassPolicy: bypassPolicy, settings: Generous);

        foreach (var group in HostileMarkdown.All.Where(group => group.Group != HostileMarkdown.Exhausting))
        {
            model.Says(Pieces(string.Join("\n\n", group.Texts)));
            await visit.Page.HearAsync($"What of {group.Group}?");
            Assert.Empty(await visit.Tripwire.NoticedAsync(visit.Twin.Address));
        }

        await ExpectUnharmedAsync(visit, model);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_texts_are_only_words_as_messages_of_their_own(bool bypassPolicy)
    {
        var model = new ScriptedModel();
        await using var visit = await Visit.BeginAsync(chromium, model, bypassPolicy: bypassPolicy, settings: Generous);

        foreach (var texts in HostileMarkdown.All.SelectMany(group => group.Texts).Chunk(Turns - 1))
        {
            model.Says("Well, ");
            await visit.Page.HearAsync("Go on.");
            foreach (var text in texts)
            {
                model.Says(text);
                await AskAsync(visit, text);
            }

            await visit.Page.ReloadAsync();
            await Expect(visit.Page.Answers).ToHaveCountAsync(texts.Length + 1);
            Assert.Empty(await visit.Tripwire.NoticedAsync(visit.Twin.Address));
            await visit.Page.NewConversation.ClickAsync();
        }

        await ExpectUnharmedAsync(visit, model);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_texts_are_only_words_in_a_persona(bool bypassPolicy)
    {
        using var persona = new TemporaryFolder();
        var all = string.Join(' ', HostileMarkdown.ForAPersona);
        var facts = new
        {
            full_name = string.Join(' ', HostileMarkdown.All.First(group => group.Group == "html").Texts),
            headline = all,
            greeting = all,
            suggested_questions = HostileMarkdown.ForAPersona.Where(text => !string.IsNullOrWhiteSpace(text)),
        };
        await File.WriteAllTextAsync(persona.File("facts.json"), JsonSerializer.Serialize(facts));
        var model = new ScriptedModel().Says("Well asked.");
        await using var visit = await Visit.BeginAsync(
            chromium, model, bypassPolicy: bypassPolicy, settings: [.. Generous, $"PERSONA_DIR={persona.Path}"]);

        await Expect(visit.Page.Suggestions.First).ToHaveTextAsync(HostileMarkdown.ForAPersona.First());
        Assert.Empty(await visit.Tripwire.NoticedAsync(visit.Twin.Address));
        await visit.Page.Suggestions.First.ClickAsync();
        await Expect(visit.Page.Words.Last).ToHaveTextAsync("Well asked.");

        await ExpectUnharmedAsync(visit, model);
    }

    private static string[] Pieces(string text) => [.. text.Chunk(PieceSize).Select(piece => new string(piece))];

    private static async Task AskAsync(Visit visit, string text)
    {
        var question = text.Length < 1000 && !string.IsNullOrWhiteSpace(text) ? text : "Go on.";
        using var response = await visit.Twin.Client.PostAsJsonAsync("api/chat", new { message = question, session_id = visit.Traffic.Session });
        response.EnsureSuccessStatusCode();
    }

    private static async Task ExpectUnharmedAsync(Visit visit, ScriptedModel model)
    {
        model.Says("Still here.");
        Assert.Equal("Still here.", await visit.Page.HearAsync("Are you still there?"));
        Assert.Empty(await visit.Tripwire.NoticedAsync(visit.Twin.Address));
        Assert.Empty(visit.Traffic.Complaints);
        Assert.All(visit.Traffic.Requests, request =>
        {
            Assert.Equal(visit.Twin.Address.Authority, request.Authority);
            Assert.Matches(@"^/(favicon\.svg|assets/[\w.-]+|api/(personas?|chat|chat/[\w-]+/stream|conversation/[\w-]+))?$", request.AbsolutePath);
        });
    }
}
