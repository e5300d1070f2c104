import { checkCors } from './cors.mjs';
import { checkHealth } from './health.mjs';
import { checkQuestion, modelNotes } from './question.mjs';
import { attempt, failed } from './result.mjs';
import { checkSite } from './site.mjs';
import { checkStream } from './stream.mjs';

/**
 * Tries the deployed twin as a visitor would, and leaves no conversation behind. `twin` is { api, origin }: the API's address and the
 * site's. Resolves to { results, notes }.
 */
export async function smoke(twin, waiting) {
  const health = await attempt('health', () => checkHealth(twin, waiting));
  const [site, cors, { talk, notes }] = await Promise.all([
    attempt('site', () => checkSite(twin)),
    attempt('cors', () => checkCors(twin)),
    conversation(twin),
  ]);
  return { results: [health, ...talk, cors, site], notes };
}

async function conversation(twin) {
  const asked = await attempt('question', () => checkQuestion(twin));
  const streamed = await attempt('stream', () => (asked.ok ? checkStream(twin, asked.session) : unasked()));
  const notes = [...(asked.notes ?? []), ...(asked.ok ? await modelNotes(twin).catch(() => []) : [])];
  const left = asked.session ? await forget(twin, asked.session) : undefined;
  return { talk: [asked, streamed], notes: left ? [...notes, left] : notes };
}

const unasked = async () => failed('not tried, as the question failed', 'mend the question first');

async function forget({ api, origin }, session) {
  const signal = AbortSignal.timeout(30_000);
  const address = `${api}/api/conversation/${encodeURIComponent(session)}`;
  const reply = await fetch(address, { method: 'DELETE', headers: { origin }, signal }).catch(() => undefined);
  return reply?.ok
    ? undefined
    : 'The conversation of this check could not be deleted; it goes when RETENTION_DAYS are over.';
}
