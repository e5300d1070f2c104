using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A visitor without a mouse.</summary>
[Collection(Chromium.Collection)]
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task A_whole_conversation_needs_no_mouse()
    {
        var model = new ScriptedModel().Says("Two lines, I see.");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        var keys = page.Tab.Keyboard;
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        await TabToAsync(page, page.Box);
        await keys.TypeAsync("The first line");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("and the second");
        await Expect(page.Box).ToHaveValueAsync("The first line\nand the second");
        await Expect(page.Questions).ToHaveCountAsync(0);
        await keys.PressAsync("Enter");

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        Assert.Equal([("user", "The first line\nand the second"), ("assistant", "Two lines, I see.")], await visit.StoredAsync());
        await Expect(page.Box).ToBeFocusedAsync();
        await TabToAsync(page, page.NewConversation);
        await keys.PressAsync("Enter");
        await Expect(page.Words).ToHaveCountAsync(0);
        await Expect(page.Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_suggestion_and_stop_can_be_pressed_with_the_keyboard()
    {
        var model = new ScriptedModel();
        model.Opens().Say("Well, ");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        await TabToAsync(page, page.Suggestions.First);
        await page.Tab.Keyboard.PressAsync("Space");
        await Expect(page.Words.Last).ToHaveTextAsync("Well, ");
        await TabToAsync(page, page.Stop);
        await page.Tab.Keyboard.PressAsync("Enter");

        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "interrupted");
        await Expect(page.Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_sends_nothing_while_the_box_is_empty_or_an_answer_is_on_its_way()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        await page.Box.PressAsync("Enter");
        await page.Box.FillAsync("   ");
        await page.Box.PressAsync("Enter");
        await page.AskAsync("The first");
        await page.Box.FillAsync("The second");
        await page.Box.PressAsync("Enter");
        reply.Say("Answered.").End();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["The first", "Answered."]);
        await Expect(page.Box).ToHaveValueAsync("The second");
        Assert.Single(visit.Traffic.MessageIds);
    }

    private static async Task TabToAsync(ChatPage page, ILocator target)
    {
        for (var presses = 0; presses < 12 && !await IsFocusedAsync(target); presses++)
        {
            await page.Tab.Keyboard.PressAsync("Tab");
        }

        await Expect(target).ToBeFocusedAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator target) =>
        target.EvaluateAsync<bool>("element => element.getRootNode().activeElement === element");
}
