using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>What a visitor sees of a good answer.</summary>
[Collection(Chromium.Collection)]
public sealed class AnswerTests(Chromium chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_page_introduces_its_owner(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen);
        var page = visit.Page;

        await Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sabela Adjei-Toivonen");
        await Expect(page.Tab).ToHaveTitleAsync("Sabela Adjei-Toivonen");
        await Expect(page.Tab.GetByText("Principal engineer for flood forecasting")).ToBeInViewportAsync();
        await Expect(page.Tab.GetByText("Hi, I'm Sabela's twin.")).ToBeInViewportAsync();
        await Expect(page.Tab.GetByText("You are talking to an AI twin of Sabela Adjei-Toivonen, not to a person.")).ToBeInViewportAsync();
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await Expect(page.Box).ToBeInViewportAsync();
        await Expect(page.Send).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_visitor_asks_and_reads_an_answer(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen);
        var page = visit.Page;

        var answer = await page.HearAsync("What is Gaugekeeper?");

        Assert.Contains("river-gauge readings", answer, StringComparison.Ordinal);
        await Expect(page.Questions).ToContainTextAsync(["What is Gaugekeeper?"]);
        await Expect(page.Answers).ToContainTextAsync(["Sabela Adjei-Toivonen (AI twin)"]);
        await Expect(page.Words.Last).ToBeInViewportAsync();
        await Expect(page.Box).ToHaveValueAsync("");
        await Expect(page.Suggestions).ToHaveCountAsync(0);
        Assert.Equal([("user", "What is Gaugekeeper?"), ("assistant", answer)], await visit.StoredAsync());
    }

    [Fact]
    public async Task A_suggested_question_is_asked_at_a_click()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;

        await page.Suggestions.Filter(new() { HasText = "How can I reach you?" }).ClickAsync();

        await Expect(page.CompleteAnswers).ToContainTextAsync(["sabela@example.org"]);
        await Expect(page.Words.First).ToHaveTextAsync("How can I reach you?");
    }

    [Fact]
    public async Task The_words_appear_while_the_model_still_speaks()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;

        await page.AskAsync("How are the rivers?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        reply.Say("High");
        await Expect(page.Words.Last).ToHaveTextAsync("High");
        await Expect(page.Thinking).ToBeHiddenAsync();
        reply.Say(", and rising.");
        await Expect(page.Words.Last).ToHaveTextAsync("High, and rising.");

        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "streaming");
        reply.End();
        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "complete");
        await Expect(page.Stop).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Stop_keeps_what_was_said_and_marks_it()
    {
        var model = new ScriptedModel();
        model.Opens().Say("It all began ");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;

        await page.AskAsync("Tell me everything.");
        await Expect(page.Words.Last).ToHaveTextAsync("It all began ");
        await page.Stop.ClickAsync();

        await Expect(page.Answers).ToContainTextAsync(["It all began Interrupted"]);
        await Expect(page.Stop).ToHaveCountAsync(0);
        await model.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(15));

        // The server's own words, once the next turn has waited for the end of this one.
        model.Says("Briefly, then.");
        await page.HearAsync("And in short?");
        await page.ReloadAsync();
        await Expect(page.Answers.First).ToHaveAttributeAsync("data-status", "interrupted");
        await Expect(page.Words).ToHaveTextAsync(["Tell me everything.", "It all began ", "And in short?", "Briefly, then."]);
    }

    [Fact]
    public async Task A_question_stopped_before_the_first_word_is_marked_and_the_next_one_answered()
    {
        var model = new ScriptedModel();
        model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;

        await page.AskAsync("Never mind?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        await page.Stop.ClickAsync();

        await Expect(page.Questions).ToContainTextAsync(["Stopped before an answer came"]);
        await Expect(page.Answers).ToHaveCountAsync(0);
        model.Says("Here I am.");
        Assert.Equal("Here I am.", await page.HearAsync("Are you there?"));
    }

    [Fact]
    public async Task The_newest_words_stay_in_view_unless_the_visitor_reads_further_up()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.AskAsync("Tell me at length.");

        reply.Say(string.Concat(Enumerable.Range(1, 60).Select(line => $"Line {line}.\n")) + "The end, so far.");
        await Expect(page.Words.Last).ToContainTextAsync("The end, so far.");
        await page.WaitUntilAtEndAsync();
        await page.Log.EvaluateAsync("log => log.scrollTo(0, 0)");
        await Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeInViewportAsync();
        reply.Say("\nMore.").End();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeInViewportAsync();
    }
}
