import { once } from 'node:events';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { startTwin } from '../../scripts/proof/twin.mjs';
import { undoLater } from '../../scripts/proof/undo.mjs';
import { startTalkingModel } from './model.mjs';

/** A browser, a twin with a model that talks as it is told, and somebody else's site with the widget on it. */
export async function openWorld(mode, program) {
  const model = await startTalkingModel();
  const site = await startSite();
  const twin = await startTwin(mode, {
    ...model.settings,
    MEMORY_DIR: temporaryFolder().folder,
    CORS_ORIGINS: site.origin,
    TURN_TIMEOUT: '120',
    DAILY_TOKEN_BUDGET: '1000000000',
    CONVERSATION_TOKEN_BUDGET: '1000000000',
  });
  site.embeds(twin.address);
  const browser = await puppeteer.launch({ executablePath: program, args: browserArguments() });
  undoLater(() => browser.close());
  return { browser, model, twin, site };
}

/** A tab with a browser's memory of its own, closed after `use`. */
export async function inTab({ browser }, use, language = 'en-GB') {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setExtraHTTPHeaders({ 'accept-language': language });
    await page.evaluateOnNewDocument((tag) => {
      Object.defineProperty(navigator, 'language', { get: () => tag });
      Object.defineProperty(navigator, 'languages', { get: () => [tag] });
    }, language);
    return await use(page);
  } finally {
    await context.close();
  }
}

async function startSite() {
  let body = '';
  const server = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.end(`<!doctype html><html lang="en"><title>Elsewhere</title>${body}</html>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undoLater(() => {
    server.closeAllConnections();
    server.close();
  });
  const embeds = (twin) => {
    body = `<script type="module" src="${twin}/digital-twin.js"></script><digital-twin api="${twin}"></digital-twin>`;
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, embeds };
}

function browserArguments() {
  // Chromium's sandbox refuses to run as root, which is who one is in most containers.
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  return [
    ...asRoot,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
