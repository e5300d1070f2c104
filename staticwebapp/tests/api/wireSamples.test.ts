import { describe, expect, it } from 'vitest';
import { readHistory } from '../../src/api/history.ts';
import { readProblem } from '../../src/api/problem.ts';
import { readEvents } from '../../src/api/readEvents.ts';
import { all, type CallSample, callSamples, inChunks } from '../testing/samples.ts';

const samples = Object.entries(callSamples());
const ofType = (type: string) => samples.filter(([, { reply }]) => reply.type === type);
const answers = ofType('application/json').filter(([, { request }]) => request.method === 'POST');
const said = 'I build bridges, mostly of wood.';

describe('what the API answers front ends', () => {
  it.each(ofType('text/event-stream'))('is a stream that this page reads: %s', async (_, { reply }) => {
    const events = await all(readEvents(inChunks(streamOf(reply), 7)));
    const sessionId = reply.events?.[0]?.messageMetadata?.session_id;
    expect(events[0]).toEqual({ type: 'start', messageId: '{reply}', sessionId });
    expect(events.flatMap((event) => (event.type === 'text-delta' ? event.delta : [])).join('')).toBe(said);
    expect(events.at(-1)).toEqual({ type: 'finish' });
  });

  it.each(answers)('is a message that this page reads: %s', (_, { reply }) => {
    const [message] = readHistory({ messages: [reply.body?.reply_message] }, 50).messages;
    expect(message).toEqual({ id: '{reply}', role: 'assistant', text: said, timestamp: '{time}', interrupted: false });
    expect(reply.body?.response).toBe(said);
  });

  it('is a conversation that this page reads', () => {
    const { reply } = Object(callSamples().conversation);
    expect(readHistory(reply.body, 50).messages.map(({ role, text }) => [role, text])).toEqual([
      ['user', 'What do you build?'],
      ['assistant', said],
    ]);
  });

  it.each(ofType('application/problem+json'))('is a problem that this page reads: %s', async (_, { reply }) => {
    const response = new Response(JSON.stringify(reply.body), { status: reply.status });
    const { status, body } = reply;
    expect(await readProblem(response, 0)).toEqual({ kind: 'problem', status, type: body?.type, detail: body?.detail });
  });
});

function streamOf({ events = [] }: CallSample['reply']): Uint8Array {
  const data = [...events.map((event) => JSON.stringify(event)), '[DONE]'];
  return new TextEncoder().encode(data.map((text) => `data: ${text}\n\n`).join(''));
}
