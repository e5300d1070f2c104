import { failed, passed } from './result.mjs';

const stranger = 'https://stranger.example';

/** Whether pages of the site may call the API, and those of others not. */
export async function checkCors(twin) {
  const { api, origin } = twin;
  const [asking, reply, deleting, ...ofStranger] = await Promise.all([
    preflight(api, origin, 'POST'),
    plain(api, origin),
    preflight(api, origin, 'DELETE'),
    preflight(api, stranger, 'POST'),
    plain(api, stranger),
  ]);
  const lacking = [...lacksHeader(asking.headers), ...lacksMethod(deleting.headers)];
  return judgeCors(origin, [asking, reply, ...ofStranger].map(allowed), lacking);
}

const allowed = (reply) => reply.headers.get('access-control-allow-origin');

/** A page sends its questions as JSON, which no site may without being let; POST any may. */
export const lacksHeader = (headers) => lacks(headers, 'access-control-allow-headers', 'content-type');
export const lacksMethod = (headers) => lacks(headers, 'access-control-allow-methods', 'delete');

function lacks(headers, name, wanted) {
  const words = (headers.get(name) ?? '').split(',').map((word) => word.trim().toLowerCase());
  return words.includes(wanted) || words.includes('*') ? [] : [`${wanted} in ${name}`];
}

/** The allowed origins of: a preflight and a reply for the site, and the same for a stranger; and what else the preflights lack. */
export function judgeCors(origin, [ofPreflight, ofReply, ...ofStranger], alsoLacking = []) {
  if ([ofPreflight, ofReply, ...ofStranger].includes('*') || ofStranger.some((allowed) => allowed === stranger)) {
    return failed(
      'any site may call the API',
      'take * out of CORS_ORIGINS with `azd env set CORS_ORIGINS`, and out of the CORS settings in the portal, and run `azd provision`',
    );
  }
  const unnamed = [ofPreflight !== origin && 'the preflight', ofReply !== origin && 'the reply'].filter(Boolean);
  if (unnamed.length > 0) return failed(lacking(unnamed, origin, 'access-control-allow-origin'), mend);
  if (alsoLacking.length > 0) return failed(lacking(['the preflight'], origin, alsoLacking.join(' and ')), mend);
  return passed('the site only');
}

const lacking = (who, origin, what) =>
  `${who.join(' and ')} for ${origin} ${who.length > 1 ? 'lack' : 'lacks'} ${what}`;

const mend =
  'run `azd provision`, which allows the site again, and look that nobody has changed the CORS settings in the portal';

const preflight = (api, origin, method) =>
  fetch(`${api}/api/chat`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
    signal: AbortSignal.timeout(30_000),
  });

const plain = (api, origin) => fetch(`${api}/api/info`, { headers: { origin }, signal: AbortSignal.timeout(30_000) });
