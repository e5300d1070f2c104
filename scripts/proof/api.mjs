import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents } from './event-stream.mjs';

const patience = 60_000;

const post = (address, { session, id, text, stream }) =>
  fetch(`${address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: text, session_id: session, message_id: id, stream }),
    signal: AbortSignal.timeout(patience),
  });

/** A turn with a JSON reply. A conversation that is busy is waited for and the same message sent again, as a client does. */
export async function say(address, turn) {
  for (let busy = 0; ; busy++) {
    const reply = await post(address, turn);
    if (reply.status === 200) return { ...(await reply.json()), busy };
    const problem = await reply.json().catch(() => ({}));
    const isBusy = reply.status === 409 && problem.type?.endsWith('conversation-busy');
    if (!isBusy) throw new Error(`${reply.status} ${JSON.stringify(problem)}`);
    await sleep(1000 * Number(reply.headers.get('retry-after') ?? 1));
  }
}

/** A turn with a streamed reply; `started()` is called when the twin says that it has the question. */
export async function stream(address, turn, started) {
  const reply = await post(address, { ...turn, stream: true });
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  let [id, content] = ['', ''];
  for await (const event of readEvents(reply.body)) {
    if (event.type === 'start') {
      id = event.messageId;
      started();
    }
    if (event.type === 'text-delta') content += event.delta;
    if (event.type === 'error') throw new Error(event.errorText);
    if (event.type === 'finish') return { reply_message: { id, content } };
  }
  throw new Error('The stream ended without finish.');
}

/** The newest messages, oldest first; undefined for a conversation that is not there. */
export async function read(address, session, limit, before) {
  const query = new URLSearchParams({ limit, ...(before && { before }) });
  const reply = await fetch(`${address}/api/conversation/${session}?${query}`);
  if (reply.status === 404) return undefined;
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  return (await reply.json()).messages;
}

/** The whole conversation, page by page. */
export async function readWhole(address, session) {
  const limit = 200;
  let page = await read(address, session, limit);
  const messages = page ?? [];
  while (page?.length === limit) {
    page = await read(address, session, limit, messages[0].id);
    messages.unshift(...page);
  }
  return messages;
}

/** A page of the owner's list. */
export async function sessions(address, limit, continuation) {
  const query = new URLSearchParams({ limit, ...(continuation && { continuation }) });
  const reply = await fetch(`${address}/api/sessions?${query}`);
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  return reply.json();
}

export async function allSessions(address) {
  const all = [];
  let continuation;
  do {
    const page = await sessions(address, 200, continuation);
    all.push(...page.sessions);
    continuation = page.continuation;
  } while (continuation);
  return all;
}
