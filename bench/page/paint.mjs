import { quantile } from '../../scripts/proof/statistics.mjs';
import { ask, untilAnswered } from './talk.mjs';
import { inTab } from './world.mjs';

const tokens = 300;

/** How long a token takes from where it is read off the network, and from where the model sent it, to the screen. */
export async function measurePaint(world) {
  for (const every of [15, 50]) {
    const { arrived, painted } = await inTab(world, (page) => talkIn(page, world, every));
    const seen = [...Array(tokens).keys()].filter((index) => arrived[index] && painted[index]);
    console.log(`\nA token each ${every} ms, ${seen.length} of ${tokens} seen, ms: median, p95, most`);
    tell(
      'from its arrival in the browser to its paint',
      seen.map((index) => painted[index] - arrived[index]),
    );
    tell(
      'from the model to its paint',
      seen.map((index) => painted[index] - world.model.sent[index]),
    );
  }
}

async function talkIn(page, world, every) {
  await page.evaluateOnNewDocument(watch);
  await page.goto(world.twin.address, { waitUntil: 'networkidle0' });
  await page.evaluate(() => window.watchPaint());
  world.model.talk(tokens, every);
  await ask(page, 'Tell me all of it.');
  await untilAnswered(page);
  return page.evaluate(() => window.times);
}

/**
 * Runs in the page before its scripts. A token has arrived when the reader of the body gets it; it is painted in the first frame
 * that begins after the document holds it, and that frame is over when a task behind it runs: late by up to a frame, never early.
 */
function watch() {
  const times = { arrived: {}, painted: {} };
  window.times = times;
  const now = () => performance.timeOrigin + performance.now();
  const marks = /(\d+):/g;

  const read = ReadableStreamDefaultReader.prototype.read;
  ReadableStreamDefaultReader.prototype.read = async function () {
    const result = await read.call(this);
    const at = now();
    if (result.value) {
      const deltas = new TextDecoder().decode(result.value).matchAll(/"delta":"((?:[^"\\]|\\.)*)"/g);
      for (const [, delta] of deltas) for (const [, index] of delta.matchAll(marks)) times.arrived[index] ??= at;
    }
    return result;
  };

  window.watchPaint = () => {
    const shadow = document.querySelector('digital-twin').shadowRoot;
    let known = -1;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      for (const index of data) times.painted[index] = now();
    };
    new MutationObserver(() => {
      const answers = shadow.querySelectorAll('[data-role=assistant]');
      const fresh = [...(answers[answers.length - 1]?.textContent ?? '').matchAll(marks)]
        .map(([, index]) => Number(index))
        .filter((index) => index > known);
      if (fresh.length === 0) return;
      known = fresh[fresh.length - 1];
      requestAnimationFrame(() => port2.postMessage(fresh));
    }).observe(shadow, { subtree: true, childList: true, characterData: true });
  };
}

function tell(what, values) {
  const [median, p95, most] = [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(1).padStart(8));
  console.log(`  ${what.padEnd(46)}${median}${p95}${most}`);
}
