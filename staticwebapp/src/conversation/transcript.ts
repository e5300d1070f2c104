import type { StoredMessage } from '../api/history.ts';
import type { Twin } from '../api/Twin.ts';

/** Reads a conversation from its newest message back to its first; `undefined` when it is gone, be it in the middle of that. */
export async function readTranscript(twin: Twin, sessionId: string): Promise<readonly StoredMessage[] | undefined> {
  let messages: readonly StoredMessage[] = [];
  for (;;) {
    const history = await twin.history(sessionId, 200, messages[0]?.id);
    if (!history) return undefined;
    messages = [...history.messages, ...messages];
    if (!history.more || history.messages.length === 0) return messages;
  }
}

/** A conversation to read, with who said what when. `said` names a role as the visitor's language does. */
export function asMarkdown(
  title: string,
  messages: readonly StoredMessage[],
  said: (message: StoredMessage) => string,
): string {
  const parts = messages.map((message) => `## ${said(message)}\n\n${message.text}\n`);
  return [`# ${title}\n`, ...parts].join('\n');
}

/** A conversation for programs, in the API's own words; without its key, which whoever gets the file could go on with. */
export function asJson(messages: readonly StoredMessage[]): string {
  const entries = messages.map(({ id, role, text, timestamp, interrupted }) => ({
    id,
    role,
    content: text,
    timestamp,
    ...(interrupted && { status: 'interrupted' }),
  }));
  return `${JSON.stringify({ messages: entries }, null, 2)}\n`;
}
