/** A message as the server keeps it. `interrupted` marks an answer that was cut short. */
export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly interrupted: boolean;
}

export interface History {
  /** Oldest first. */
  readonly messages: readonly StoredMessage[];
  /** There may be older ones. */
  readonly more: boolean;
}

/** Reads `GET /api/conversation/{id}`; roles that a page does not show are left out. */
export function readHistory(json: Readonly<Record<string, unknown>>, limit: number): History {
  if (!Array.isArray(json.messages)) throw new TypeError('The conversation has no messages.');
  return { messages: json.messages.flatMap(readMessage), more: json.messages.length >= limit };
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
