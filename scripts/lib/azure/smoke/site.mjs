import { failed, passed } from './result.mjs';

const deployAgain = 'deploy it again with `azd deploy web`';

/** Whether the site was published, and knows the API. */
export async function checkSite({ api, origin }) {
  const page = await fetch(`${origin}/`, { signal: AbortSignal.timeout(30_000) });
  const html = await page.text();
  if (page.status !== 200) return failed(`the site answers ${page.status}`, deployAgain);
  if (!html.includes('<digital-twin'))
    return failed('nothing was published: the site shows a page that is not the twin', deployAgain);
  const [widget, script] = await Promise.all([load(origin, '/digital-twin.js'), load(origin, scriptIn(html))]);
  if (!isScript(widget)) return failed('the site lacks digital-twin.js', deployAgain);
  if (!knows(api, page.headers.get('content-security-policy'), script)) {
    return failed(
      `the page was built for another API than ${api}`,
      `run \`azd provision\`, which keeps the address (VITE_API_URL), and ${deployAgain}`,
    );
  }
  return passed('the page, its script and its API');
}

const scriptIn = (html) => /<script[^>]*\ssrc="([^"]+)"/.exec(html)?.[1];

async function load(origin, path) {
  if (!path) return undefined;
  const reply = await fetch(new URL(path, origin), { signal: AbortSignal.timeout(30_000) });
  return { status: reply.status, type: reply.headers.get('content-type') ?? '', text: await reply.text() };
}

/** A site that lacks a file may send its page in its place. */
const isScript = (file) => file?.status === 200 && /javascript/.test(file.type) && file.text !== '';

/** The policy lets the page call its API; where there is none, the script holds the address. */
export const knows = (api, policy, script) =>
  (policy ?? '').split(/[\s;]+/).includes(new URL(api).origin) || (script?.text.includes(new URL(api).origin) ?? false);
