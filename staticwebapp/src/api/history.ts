/** A message as the server keeps it. `interrupted` marks an answer that was cut short. */
export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly interrupted: boolean;
}

/** Reads `GET /api/conversation/{id}`: oldest message first; roles a page does not show are left out. */
export function readHistory(json: Readonly<Record<string, unknown>>): StoredMessage[] {
  if (!Array.isArray(json.messages)) throw new TypeError('The conversation has no messages.');
  return json.messages.flatMap(readMessage);
}

function readMessage(entry: Record<string, unknown>): StoredMessage[] {
  const { id, role, content, timestamp, status } = entry;
  if (role !== 'user' && role !== 'assistant') return [];
  return [
    {
      id: String(id),
      role,
      text: String(content),
      timestamp: String(timestamp),
      interrupted: status === 'interrupted',
    },
  ];
}
