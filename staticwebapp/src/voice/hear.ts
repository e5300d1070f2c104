import type { Failure } from '../api/failure.ts';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Events } from './Kit.ts';
import type { Mouth } from './Mouth.ts';

/** Why nothing came of a recording, as the element's own errors say it. */
export class Unheard extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** What was understood, and the answer to it: a stream like any other, told from its start. */
export interface Heard {
  readonly text: string;
  readonly answer: Events;
}

/** Waits for the transcript. @throws Unheard, when the stream ends without one. */
export async function hear(events: Events): Promise<Heard> {
  const iterator = events[Symbol.asyncIterator]();
  const before: StreamEvent[] = [];
  for (;;) {
    const { done, value } = await iterator.next();
    if (done) throw new Unheard({ kind: 'broken-off' });
    if (value.type === 'error') throw new Unheard({ kind: 'reported', detail: value.errorText });
    if (value.type === 'data' && value.name === 'data-transcript') {
      return { text: String(value.data.text ?? ''), answer: resumed(before, iterator) };
    }
    before.push(value);
  }
}

/** An answer as it was, with everything that is to be spoken told to the mouth as it passes. Who stops hearing it stops the mouth. */
export async function* spoken(
  answer: Events,
  mouth: Mouth | undefined,
  signal: AbortSignal,
  onlyText: () => void,
): AsyncGenerator<StreamEvent> {
  signal.addEventListener('abort', () => mouth?.stop());
  for await (const event of answer) {
    if (signal.aborted) return;
    if (event.type === 'text-delta') mouth?.word(event.delta);
    if (event.type === 'finish') mouth?.end();
    if (event.type !== 'data') yield event;
    else if (event.name === 'data-audio') mouth?.audio(event.data);
    else if (event.name === 'data-audio-error') onlyText();
  }
}

async function* resumed(before: readonly StreamEvent[], rest: AsyncIterator<StreamEvent>): AsyncGenerator<StreamEvent> {
  yield* before;
  yield* { [Symbol.asyncIterator]: () => rest };
}
