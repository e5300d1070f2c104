/**
 * What of a UI message stream (v1) changes a conversation. The frames around it (`start-step`, `text-start`,
 * `text-end`, `finish-step`) and parts that this page does not show carry nothing, and are dropped here.
 */
export type StreamEvent =
  /** `messageId` is the id under which the server stores the answer. `limited` says why it is a lesser one. */
  | { readonly type: 'start'; readonly messageId?: string; readonly sessionId?: string; readonly limited?: string }
  | { readonly type: 'text-delta'; readonly delta: string }
  | { readonly type: 'error'; readonly errorText: string }
  | { readonly type: 'abort' }
  | { readonly type: 'finish' }
  /** What else belongs to a spoken answer; of no consequence to the conversation. */
  | { readonly type: 'data'; readonly name: string; readonly data: Readonly<Record<string, unknown>> };

/** @throws SyntaxError when `data` is not JSON. */
export function parseStreamEvent(data: string): StreamEvent | undefined {
  const event: Record<string, unknown> = Object(JSON.parse(data));
  switch (event.type) {
    case 'start':
      return start(event.messageId, Object(event.messageMetadata));
    case 'text-delta':
      return typeof event.delta === 'string' ? { type: 'text-delta', delta: event.delta } : undefined;
    case 'error':
      return { type: 'error', errorText: typeof event.errorText === 'string' ? event.errorText : '' };
    case 'abort':
    case 'finish':
      return { type: event.type };
    default:
      return event.data ? { type: 'data', name: String(event.type), data: Object(event.data) } : undefined;
  }
}

function start(messageId: unknown, metadata: Record<string, unknown>): StreamEvent {
  const { session_id: sessionId, limited } = metadata;
  return {
    type: 'start',
    ...(typeof messageId === 'string' && { messageId }),
    ...(typeof sessionId === 'string' && { sessionId }),
    ...(typeof limited === 'string' && { limited }),
  };
}
