using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>Notices when a text does more than stand there.</summary>
public sealed class Tripwire
{
    private const string Script =
        """
        window.tripped = [];
        window.trip = (what = 'trip()') => void window.tripped.push(what);
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => window.trip(name);
        addEventListener('securitypolicyviolation', (event) => window.trip(`${event.effectiveDirective}: ${event.blockedURI}`), true);
        """;

    /// <summary>What stands in an answer's box that should not, and what nothing in the element may be.</summary>
    private const string FindForbidden =
        """
        (twin) => {
          const elements = /^(p|br|strong|em|del|code|pre|blockquote|ul|ol|li|h[3-6]|hr|table|thead|tbody|tr|th|td|a|div|span|button)$/;
          const attributes = /^(dir|class|part|type|data-copy|tabindex|role|aria-label|align|start|href|target|rel)$/;
          const anywhere = /^(script|style|link|meta|base|iframe|frame|object|embed|img|image|picture|source|video|audio|template|math)$/;
          const hrefs = /^(https?:\/\/|mailto:|tel:)/;
          const found = [];
          for (const element of twin.shadowRoot.querySelectorAll('*')) {
            const inAnswer = element.matches('.text *');
            const { localName } = element;
            if (anywhere.test(localName) || (inAnswer && !elements.test(localName))) found.push(localName);
            for (const { name, value } of element.attributes) {
              const isWrong = /^on|^(srcdoc|ping|style|formaction)$/.test(name) || (inAnswer && !attributes.test(name));
              if (isWrong || (name === 'href' && inAnswer && !hrefs.test(value))) found.push(`${localName} ${name}="${value}"`);
            }
            if (!inAnswer) continue;
            for (const type of ['focus', 'mouseover', 'pointerover', 'animationstart', 'toggle', 'load', 'error']) {
              element.dispatchEvent(new Event(type));
            }
          }
          return [...found, ...window.tripped, ...('polluted' in {} ? ['Object.prototype.polluted'] : [])];
        }
        """;

    private readonly ConcurrentQueue<string> _noticed = new();
    private readonly IBrowserContext _context;

    private Tripwire(IBrowserContext context)
    {
        _context = context;
        context.Page += (_, page) => page.WebSocket += (_, socket) => _noticed.Enqueue("socket to " + socket.Url);
        context.Dialog += (_, dialog) =>
        {
            _noticed.Enqueue("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
    }

    public static async Task<Tripwire> SetAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(Script);
        return new Tripwire(context);
    }

    /// <summary>All that was noticed: what ran, was asked, opened, left, or has come into the element and may not.</summary>
    public async Task<IReadOnlyList<string>> NoticedAsync(Uri home)
    {
        var page = _context.Pages[0];
        var forbidden = await page.Locator("digital-twin").EvaluateAsync<string[]>(FindForbidden);
        return
        [
            .. _noticed, .. forbidden,
            .. _context.Pages.Skip(1).Select(other => "window: " + other.Url),
            .. page.Frames.Where(frame => frame != page.MainFrame || new Uri(frame.Url) != home).Select(frame => "frame: " + frame.Url),
        ];
    }
}
