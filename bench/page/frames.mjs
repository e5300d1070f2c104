import { setTimeout as sleep } from 'node:timers/promises';
import { ask, untilAnswered } from './talk.mjs';
import { inTab } from './world.mjs';

const messages = 2000;
const tokens = 600;
const every = 20;

/** The frames of a long conversation, all of it shown, while it is scrolled through and an answer streams into it. */
export async function measureFrames(world) {
  await inTab(world, compare);
  await inTab(world, async (page) => {
    await page.setViewport({ width: 1280, height: 800 });
    const session = await begin(page, world);
    await fill(world.twin.address, session);
    const opened = performance.now();
    await page.reload({ waitUntil: 'networkidle0' });
    console.log(`\nA conversation of ${messages} messages: opened in ${(performance.now() - opened).toFixed(0)} ms`);
    console.log(`  shown after asking for all that came before: ${await showAll(page)} messages`);
    report('streaming at the end', await framesOf(page, world, () => untilAnswered(page)));
    report('streaming, and scrolled up and down', await framesOf(page, world, () => scroll(page)));
  });
}

/** What this machine is up to: paragraphs without a script, scrolled through in the same way. */
async function compare(page) {
  await page.setViewport({ width: 1280, height: 800 });
  await page.setContent(`<p>${'A plain paragraph. '.repeat(10)}</p>`.repeat(messages));
  await countFrames(page);
  await scroll(page, 6000);
  console.log('\nFor comparison');
  report(`${messages} plain paragraphs, scrolled`, await framesCounted(page));
}

/** The page begins the conversation, so that it is the page's to show. */
async function begin(page, world) {
  await page.goto(world.twin.address, { waitUntil: 'networkidle0' });
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/chat'));
  await ask(page, 'Which bridges?');
  const { session_id: session } = JSON.parse((await asked).postData());
  await untilAnswered(page);
  return session;
}

async function fill(address, session) {
  for (let turn = 1; turn < messages / 2; turn++) {
    const body = JSON.stringify({ message: `And what of number ${turn}?`, session_id: session });
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${address}/api/chat`, { method: 'POST', headers, body });
    if (!reply.ok) throw new Error(await reply.text());
    await reply.arrayBuffer();
  }
}

/** Presses what shows earlier messages until there are none. Resolves to how many are shown then. */
async function showAll(page) {
  for (;;) {
    const before = await shown(page);
    const pressed = await page.evaluate(() => {
      const buttons = [...document.querySelector('digital-twin').shadowRoot.querySelectorAll('button')];
      const more = buttons.find(({ textContent }) => /earlier/i.test(textContent));
      more?.scrollIntoView();
      more?.click();
      return more !== undefined;
    });
    if (!pressed) return before;
    const more = (count) =>
      document.querySelector('digital-twin').shadowRoot.querySelectorAll('[data-role]').length > count ||
      ![...document.querySelector('digital-twin').shadowRoot.querySelectorAll('button')].some(({ textContent }) =>
        /earlier/i.test(textContent),
      );
    await page.waitForFunction(more, { timeout: 30_000 }, before);
  }
}

const shown = (page) =>
  page.evaluate(() => document.querySelector('digital-twin').shadowRoot.querySelectorAll('[data-role]').length);

/** The times of all frames from a question's sending until `during` is done. */
async function framesOf(page, world, during) {
  world.model.talk(tokens, every);
  await ask(page, 'Tell me all of it.');
  await countFrames(page);
  await during();
  return framesCounted(page);
}

const countFrames = (page) =>
  page.evaluate(() => {
    window.counted = [];
    window.counting = true;
    requestAnimationFrame(function next(time) {
      window.counted.push(time);
      if (window.counting) requestAnimationFrame(next);
    });
  });

const framesCounted = (page) =>
  page.evaluate(() => {
    window.counting = false;
    return window.counted;
  });

/** For as long as an answer takes: up, as fast as a wheel is turned, then down. */
async function scroll(page, ms = tokens * every) {
  await page.mouse.move(640, 300);
  const started = performance.now();
  for (let passed = 0; passed < ms; passed = performance.now() - started) {
    await page.mouse.wheel({ deltaY: passed < ms / 2 ? -400 : 400 });
    await sleep(16);
  }
}

function report(what, frames) {
  const gaps = frames.slice(1).map((time, index) => time - frames[index]);
  const [first, last] = [frames[0], frames.at(-1)];
  const lowest = Math.min(...frames.filter((time) => time + 1000 <= last).map((time) => within(frames, time)));
  const mean = (gaps.length * 1000) / (last - first);
  console.log(
    `  ${what.padEnd(38)}${mean.toFixed(1)} frames a second, lowest second ${lowest}, longest frame ${Math.max(...gaps).toFixed(0)} ms`,
  );
}

const within = (frames, from) => frames.filter((time) => time > from && time <= from + 1000).length;
