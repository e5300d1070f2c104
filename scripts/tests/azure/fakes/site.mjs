import { serve } from './servers.mjs';

const page =
  '<!doctype html><script type="module" src="/assets/index.js"></script><main><digital-twin mode="page"></digital-twin></main>';

/** A published page. `site` may be changed while it is served: { html, widget, script, policy }. */
export async function serveSite(t) {
  const site = { html: page, widget: 'export {};', script: 'void 0;', policy: () => undefined };
  site.address = await serve(t, ({ url }, reply) => {
    const { type, text } = fileOf(site, url);
    const policy = site.policy();
    reply.writeHead(text === undefined ? 404 : 200, {
      'content-type': type,
      ...(policy && { 'content-security-policy': policy }),
    });
    reply.end(text);
  });
  return site;
}

function fileOf({ html, widget, script }, url) {
  if (url === '/digital-twin.js') return { type: 'text/javascript', text: widget };
  if (url.startsWith('/assets/')) return { type: 'text/javascript', text: script };
  return { type: 'text/html', text: html };
}

/** What Static Web Apps shows where nothing was deployed. */
export const emptySite =
  '<!doctype html><title>Azure Static Web Apps - Welcome</title><h1>Your Azure Static Web App is live and waiting for your content</h1>';
