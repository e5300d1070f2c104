import { failed, passed } from './result.mjs';

const stranger = 'https://stranger.example';

/** Whether pages of the site may call the API, and those of others not. */
export async function checkCors(twin) {
  const { api, origin } = twin;
  const answers = await Promise.all([
    preflight(api, origin),
    plain(api, origin),
    preflight(api, stranger),
    plain(api, stranger),
  ]);
  return judgeCors(
    origin,
    answers.map((reply) => reply.headers.get('access-control-allow-origin')),
  );
}

/** The headers of: a preflight and a reply for the site, and the same for a stranger. */
export function judgeCors(origin, [ofPreflight, ofReply, ...ofStranger]) {
  const lacking = [ofPreflight !== origin && 'the preflight', ofReply !== origin && 'the reply'].filter(Boolean);
  if ([ofPreflight, ofReply, ...ofStranger].includes('*') || ofStranger.some((allowed) => allowed === stranger)) {
    return failed(
      'any site may call the API',
      'take * out of CORS_ORIGINS with `azd env set CORS_ORIGINS`, and out of the CORS settings in the portal, and run `azd provision`',
    );
  }
  if (lacking.length === 0) return passed('the site only');
  return failed(
    `${lacking.join(' and ')} for ${origin} ${lacking.length > 1 ? 'lack' : 'lacks'} access-control-allow-origin`,
    'run `azd provision`, which allows the site again, and look that nobody has changed the CORS settings in the portal',
  );
}

const preflight = (api, origin) =>
  fetch(`${api}/api/chat`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    signal: AbortSignal.timeout(30_000),
  });

const plain = (api, origin) => fetch(`${api}/api/info`, { headers: { origin }, signal: AbortSignal.timeout(30_000) });
