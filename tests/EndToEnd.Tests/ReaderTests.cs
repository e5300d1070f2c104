using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A visitor who hears the page, one who moves with the keyboard, and one whom motion makes ill.</summary>
[Collection(Chromium.Collection)]
public sealed class ReaderTests(Chromium chromium)
{
    [Fact]
    public async Task A_screen_reader_is_told_that_the_twin_thinks_and_then_the_whole_answer_once()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await page.Tab.Locator("digital-twin").EvaluateAsync(
            """
            (twin) => {
              window.told = [];
              const live = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
              const look = (records) => {
                const regions = new Set(records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live)));
                for (const region of regions) if (region?.textContent.trim()) window.told.push(region.textContent.trim());
              };
              new MutationObserver(look).observe(twin.shadowRoot, { subtree: true, childList: true, characterData: true });
            }
            """);

        await page.AskAsync("How are the rivers?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        foreach (var (piece, shown) in new[] { ("They are **high", "high"), ("** and", "and"), (" [rising](https://example.org/rivers).", "rising"), ("\n\n- Timavo", "Timavo") })
        {
            reply.Say(piece);
            await Expect(page.Words.Last).ToContainTextAsync(shown);
        }

        reply.Say("\n- Isonzo").End();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        string[] told = [.. (await page.Tab.EvaluateAsync<string[]>("window.told")).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal(["Thinking …", "They are high and rising (example.org). Timavo Isonzo"], told);
        await Expect(page.Log).ToHaveAttributeAsync("aria-live", "off");
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_keyboard_goes_from_bar_to_talk_to_box_and_every_stop_is_in_sight(Screen screen)
    {
        var answer = string.Concat(Enumerable.Range(1, 12).Select(number => $"Paragraph {number} about the [river](https://example.org/{number}).\n\n"));
        var model = new ScriptedModel().Says(answer + "```\nvar level = 4.2;\n```").Says(answer);
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        await page.HearAsync("Tell me at length.");
        await page.HearAsync("And again.");
        await page.Box.FillAsync("Thank you");
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(4);
        await Expect(page.Personas).ToBeVisibleAsync();
        await Expect(page.Speak).ToBeVisibleAsync();

        var stops = new List<Stop>();
        do
        {
            await page.Tab.Keyboard.PressAsync("Tab");
            stops.Add(await page.Tab.Locator("digital-twin").EvaluateAsync<Stop>(LookAtFocus));
        }
        while (stops[^1].Name != "Send" && stops.Count < 60);

        string[] links = [.. Enumerable.Repeat("river", 12)];
        Assert.Equal(
            [
                "Who answers", "New conversation", "Your conversations", "Conversation", "Go to the message box", .. links, "Copy code", "pre", "Copy answer",
                "Edit", .. links, "Copy answer", "Answer again", .. Newest(stops), "Your message", "Speak", "Send",
            ],
            stops.Select(stop => stop.Name));
        Assert.All(stops, stop => Assert.True(stop.IsSeen, $"{stop.Name} has the focus, and something covers it."));
        Assert.All(stops, stop => Assert.True(stop.IsMarked, $"{stop.Name} has the focus, and nothing shows it."));
    }

    [Fact]
    public async Task Whoever_skips_the_talk_lands_in_the_box()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("By the sea."));
        var page = visit.Page;
        await page.HearAsync("Where do you live?");

        await page.Button("Go to the message box").FocusAsync();
        await Expect(page.Button("Go to the message box")).ToBeInViewportAsync();
        await page.Tab.Keyboard.PressAsync("Enter");

        await Expect(page.Box).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, 0)]
    [InlineData(ReducedMotion.NoPreference, 3)]
    public async Task Nothing_moves_for_whoever_asks_for_stillness(ReducedMotion motion, int moving)
    {
        var model = new ScriptedModel();
        model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.Tab.EmulateMediaAsync(new() { ReducedMotion = motion });

        await page.AskAsync("How are the rivers?");
        await Expect(page.Thinking).ToBeVisibleAsync();

        Assert.Equal(moving, await page.Tab.Locator("digital-twin").EvaluateAsync<int>(
            "(twin) => [...document.getAnimations(), ...twin.shadowRoot.getAnimations()].filter(({ playState }) => playState === 'running').length"));
    }

    [Fact]
    public async Task The_first_words_are_there_with_the_frame_that_follows_their_arrival()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await page.Tab.Locator("digital-twin").EvaluateAsync(
            """
            (twin) => {
              const read = ReadableStreamDefaultReader.prototype.read;
              const shown = () => twin.shadowRoot.querySelector('li[data-role=assistant] .text')?.textContent;
              ReadableStreamDefaultReader.prototype.read = async function () {
                const result = await read.call(this);
                if (result.value && new TextDecoder().decode(result.value).includes('"text-delta"')) {
                  // The first callback runs in the frame in which the words are rendered, the second one after it.
                  window.shownInTime ??= new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(shown()))));
                }
                return result;
              };
            }
            """);

        await page.AskAsync("How are the rivers?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        reply.Say("High");
        await Expect(page.Words.Last).ToHaveTextAsync("High");

        Assert.Equal("High", await page.Tab.EvaluateAsync<string>("window.shownInTime"));
        reply.End();
    }

    /// <summary>A button back to the newest words is there while they are out of sight.</summary>
    private static string[] Newest(IEnumerable<Stop> stops) => stops.Any(stop => stop.Name == "Go to the newest message") ? ["Go to the newest message"] : [];

    // Seen: its middle, or that of what of it is within the window, is not covered. Marked: it has an outline, or its form has.
    private const string LookAtFocus =
        """
        (twin) => {
          const focused = twin.shadowRoot.activeElement;
          const { left, top, right, bottom } = focused.getClientRects()[0];
          const hit = twin.shadowRoot.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
          const marked = [focused, focused.closest('form')].some((element) => element && getComputedStyle(element).outlineStyle === 'solid');
          return {
            Name: focused.getAttribute('aria-label') || (focused.localName === 'pre' ? 'pre' : focused.textContent.trim()),
            IsSeen: focused === hit || focused.contains(hit),
            IsMarked: marked,
          };
        }
        """;

    private sealed class Stop
    {
        public string Name { get; set; } = "";

        public bool IsSeen { get; set; }

        public bool IsMarked { get; set; }
    }
}
