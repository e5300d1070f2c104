import { ask, question, whyOf } from './chat.mjs';
import { failed, passed } from './result.mjs';

/** One question. The result has the `session`, to go on with and to delete. */
export async function checkQuestion(twin) {
  const reply = await ask(twin, { message: question });
  if (!reply.ok)
    return failed(
      whyOf(reply.status, await reply.text()),
      'look for its trace in the logs, as docs/operations.md shows',
    );
  const { response, session_id: session, limited } = (await reply.json().catch(() => undefined)) ?? {};
  if (typeof response !== 'string' || !response.trim() || !session) {
    return failed('an empty answer', 'deploy again with `azd deploy api`, for an older app or another one answered', {
      session,
    });
  }
  const notes = limited || reply.headers.has('x-twin-limited') ? [spent(limited)] : [];
  return passed(`${response.length} characters`, { session, notes });
}

const spent = (why) =>
  `The answer was limited (${why ?? 'budget'}), as the day's tokens are spent: \`azd env set DAILY_TOKEN_BUDGET\` and \`azd provision\` allow more.`;

/** Says which model answers, and how to choose one where none does. */
export async function modelNotes({ api }) {
  const info = await fetch(`${api}/api/info`, { signal: AbortSignal.timeout(30_000) }).then((reply) => reply.json());
  if (info.model !== 'offline') return [`The model that answers is ${info.model} (${info.provider}).`];
  return [
    'The twin answers without a language model: it looks its answers up in the persona. `azd env set MODEL_PROVIDER azure-openai` (or ' +
      'openai) and `azd up` give it one.',
  ];
}
