using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>What was asked can be asked in other words, what was answered answered anew, and taken along.</summary>
[Collection(Chromium.Collection)]
public sealed class RedoTests(Chromium chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_last_message_is_edited_and_only_the_new_words_are_answered_and_kept(Screen screen)
    {
        var model = new ScriptedModel().Says("By the sea.").Says("A bell.").Says("A map.");
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        await page.HearAsync("What is Bora Ball?");
        await Expect(page.Edit).ToHaveCountAsync(1);

        await page.Edit.ClickAsync();
        await Expect(page.EditBox).ToBeFocusedAsync();
        await Expect(page.EditBox).ToHaveValueAsync("What is Bora Ball?");
        await page.EditBox.FillAsync("What is Slow Atlas?");
        await page.EditBox.PressAsync("Escape");
        await Expect(page.Words).ToHaveTextAsync(["Where do you live?", "By the sea.", "What is Bora Ball?", "A bell."]);
        await Expect(screen == Screen.Phone ? page.Log : page.Box).ToBeFocusedAsync();
        await page.Edit.ClickAsync();
        await Expect(page.EditBox).ToHaveValueAsync("What is Bora Ball?");
        await page.EditBox.FillAsync("What is Slow Atlas?");
        await page.EditBox.PressAsync("Enter");

        string[] said = ["Where do you live?", "By the sea.", "What is Slow Atlas?", "A map."];
        await Expect(page.CompleteAnswers).ToHaveCountAsync(2);
        await Expect(page.Words).ToHaveTextAsync(said);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync(said);
        Assert.Equal(said, (await visit.StoredAsync()).Select(message => message.Text));
        Assert.DoesNotContain(model.Prompts[2], message => message.Text.Contains("Bora Ball", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task An_answer_given_anew_takes_the_place_of_the_old_one_once_it_begins(Screen screen)
    {
        var model = new ScriptedModel().Says("By the sea.");
        var anew = model.Opens();
        await using var visit = await Visit.BeginRelayedAsync(chromium, screen, model);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");

        visit.Relay!.Hold();
        await page.AnswerAgain.ClickAsync();
        await Expect(page.Thinking).ToBeVisibleAsync();
        await Expect(page.Words).ToHaveTextAsync(["Where do you live?", "By the sea."]);
        anew.Say("In Trieste");
        visit.Relay.Release();
        await Expect(page.Words).ToHaveTextAsync(["Where do you live?", "In Trieste"]);
        anew.Say(", by the sea.").End();

        string[] said = ["Where do you live?", "In Trieste, by the sea."];
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(said);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync(said);
        Assert.Equal(said, (await visit.StoredAsync()).Select(message => message.Text));
    }

    [Fact]
    public async Task An_answer_that_was_stopped_is_given_anew()
    {
        var model = new ScriptedModel();
        model.Opens().Say("It all began ");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.AskAsync("Tell me everything.");
        await Expect(page.Words.Last).ToHaveTextAsync("It all began ");
        await page.Stop.ClickAsync();
        await model.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(15));

        model.Says("Briefly: a flood.");
        await page.AnswerAgain.ClickAsync();

        string[] said = ["Tell me everything.", "Briefly: a flood."];
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(said);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync(said);
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task An_answer_and_the_code_in_it_are_copied_as_they_were_written(Screen screen)
    {
        const string Answer = "Like **this**:\n\n```csharp\nvar level = 4.2;\nRing(level);\n```\n\nThat is all.";
        await using var visit = await Visit.BeginAsync(chromium, screen, new ScriptedModel().Says(Answer));
        var page = visit.Page;
        await visit.AllowClipboardAsync();
        await page.HearAsync("Show me.");

        await page.Button("Copy answer").ClickAsync();
        await Expect(page.Spoken).ToHaveTextAsync("Copied");
        await Expect(page.Spoken).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(Answer, await ClipboardAsync());
        await page.Button("Copy code").ClickAsync();
        await page.Tab.WaitForFunctionAsync("async () => !(await navigator.clipboard.readText()).includes('Like')");
        Assert.Equal("var level = 4.2;\nRing(level);", (await ClipboardAsync()).TrimEnd('\n'));
        await Expect(page.Spoken).ToHaveTextAsync("Copied");

        Task<string> ClipboardAsync() => page.Tab.EvaluateAsync<string>("navigator.clipboard.readText()");
    }

    [Fact]
    public async Task A_page_that_may_not_copy_says_what_to_do_instead()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("By the sea."));
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        await page.Tab.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");

        await page.Button("Copy answer").ClickAsync();

        await Expect(page.Spoken).ToHaveTextAsync("This browser does not let the page copy. Select the text and copy it yourself.");
        await Expect(page.Spoken).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(visit.Traffic.Complaints);
    }
}
