// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import { answer, finish, problem, said, sessionId, silence, start } from '../testing/converse.ts';
import { fakeSound } from '../testing/FakeSound.ts';
import { TestVoice } from '../testing/TestVoice.ts';

const transcript: StreamEvent = { type: 'data', name: 'data-transcript', data: { text: 'Which bridges?' } };
const audio: StreamEvent = {
  type: 'data',
  name: 'data-audio',
  data: { index: 0, text: 'I build bridges.', audio: btoa('sound') },
};
const textOnly: StreamEvent = { type: 'data', name: 'data-audio-error', data: { index: 0 } };
const spoken = [start(), transcript, said('I build bridges.'), audio];
const away = problem(502, { type: 'speech-unavailable', detail: 'Speech is away.' });

let sound: ReturnType<typeof fakeSound>;
let test: TestVoice;
const opened: TestVoice[] = [];

beforeEach(async () => {
  sound = fakeSound();
  test = await TestVoice.open();
  opened.push(test);
});

afterEach(() => {
  for (const one of opened.splice(0)) {
    one.voice.release();
    one.host.remove();
  }
  vi.unstubAllGlobals();
});

const states = () => sound.tracks.map(({ readyState }) => readyState);
const texts = () => test.talk.conversation.state.messages.map(({ text }) => text);

describe('a visitor who turns to another conversation', () => {
  it('takes no recording along', async () => {
    await test.press();
    await test.talk.conversation.turnTo(undefined, 'tutor');
    await test.settle();
    expect([test.step, states()]).toEqual(['idle', ['ended']]);
    await test.press();
    expect(test.talk.twin.heard).toEqual([]);
  });

  it('does not find there what was said in the one before', async () => {
    let understand = () => undefined as unknown;
    const understood = new Promise((resolve) => {
      understand = () => resolve(undefined);
    });
    test.talk.twin.answers = [[start(), understood, transcript, said('Many.'), finish]];
    await test.speak();
    await test.talk.conversation.turnTo(undefined, 'tutor');
    understand();
    await test.settle();
    expect([test.step, texts()]).toEqual(['idle', []]);
  });

  it('is not found there by a recording that was being sent off, though nothing is drawn between', async () => {
    await test.press();
    test.mic.click();
    await Promise.all([test.talk.conversation.turnTo(undefined, 'tutor'), test.settle()]);
    expect([test.step, test.talk.twin.heard]).toEqual(['idle', []]);
  });

  it('is not offered to send there what failed before, nor told of it', async () => {
    test.talk.twin.answers = [[away]];
    await test.speak();
    expect([test.says, test.again === null]).toEqual(['Speech is away.', false]);
    await test.talk.conversation.turnTo(undefined, 'tutor');
    await test.settle();
    expect([test.says, test.again]).toEqual(['', null]);
  });

  it('hears no more of the one before', async () => {
    test.talk.twin.answers = [[...spoken, finish]];
    await test.speak();
    expect(test.caption).toBe('I build bridges.');
    await test.talk.conversation.turnTo(undefined, 'tutor');
    await test.settle();
    expect([test.caption, sound.contexts[0]?.stops.length]).toEqual([undefined, 1]);
  });
});

describe.each([
  ['the list of conversations', () => test.talk.conversation.list(true)],
  [
    'a bubble that is closed',
    () => {
      test.element.mode = 'bubble';
    },
  ],
])('behind %s', (_, hide) => {
  it('nobody is recorded', async () => {
    await test.press();
    hide();
    await test.settle();
    expect([test.step, states()]).toEqual(['idle', ['ended']]);
  });

  it('nobody is spoken to', async () => {
    test.talk.twin.answers = [[...spoken, silence]];
    await test.speak();
    hide();
    await test.settle();
    expect([test.caption, sound.contexts[0]?.stops.length]).toEqual([undefined, 1]);
  });

  it('what was sent is asked, and its answer written', async () => {
    let understand = () => undefined as unknown;
    const understood = new Promise((resolve) => {
      understand = () => resolve(undefined);
    });
    test.talk.twin.answers = [[understood, ...spoken, finish]];
    await test.speak();
    hide();
    await test.settle();
    understand();
    await test.settle();
    expect(texts()).toEqual(['Which bridges?', 'I build bridges.']);
    expect(sound.contexts[0]?.starts).toEqual([]);
  });
});

describe('the element that is taken off the page', () => {
  it('lets go of the microphone, also of one that comes later', async () => {
    let allow = () => undefined as unknown;
    const allowed = new Promise((resolve) => {
      allow = () => resolve(undefined);
    });
    const ask = sound.getUserMedia.getMockImplementation();
    sound.getUserMedia.mockImplementationOnce(async () => {
      await allowed;
      return ask?.() as never;
    });
    await test.press();
    test.voice.release();
    allow();
    await test.settle();
    expect(states()).toEqual(['ended']);
  });
});

describe('a press', () => {
  it('of a key that is held is one', async () => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, cancelable: true, bubbles: true });
    test.mic.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it('and its click are one', async () => {
    await test.point('pointerdown', 'pointerup', 'lostpointercapture', 'click');
    expect([test.step, test.says]).toEqual(['recording', 'Recording. Press again to send, Escape to discard.']);
  });

  it.each(['pointercancel', 'lostpointercapture'])('ends with %s', async (end) => {
    await test.point('pointerdown');
    expect(test.says).toBe('Recording. Let go to send.');
    await test.point(end);
    expect(test.says).toBe('Recording. Press again to send, Escape to discard.');
  });

  it('of a key counts after a pointer was let go elsewhere', async () => {
    await test.point('pointerdown');
    await test.point('pointerup');
    test.talk.twin.answers = [[...spoken, finish]];
    await test.press();
    expect(test.talk.twin.heard).toHaveLength(1);
  });

  it('wakes the sound once it is over, and once the microphone is there', async () => {
    sound.sleeping();
    await test.point('pointerdown');
    const [context] = sound.contexts;
    const before = context?.resumed ?? 0;
    expect(before).toBeGreaterThan(1);
    await test.point('pointerup', 'click');
    expect(context?.resumed).toBeGreaterThan(before);
  });
});

describe('a microphone that is not heard', () => {
  it.each([
    ['sleeps', 'Recording. Press again to send, Escape to discard.'],
    ['hears nothing', 'The microphone hears nothing. Check that it is on.'],
  ])('because the sound %s is told so', async (why, says) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      if (why === 'sleeps') sound.sleeping();
      await test.press();
      vi.advanceTimersByTime(5000);
      await test.settle();
      expect(test.says).toBe(says);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what was told of a question', () => {
  it('goes with the next one that is written', async () => {
    test.talk.twin.answers = [[away], answer()];
    await test.speak();
    await test.talk.conversation.ask('Of wood?');
    await test.settle();
    expect([test.says, test.again]).toEqual(['', null]);
  });

  it('stays as long as its answer is the last', async () => {
    test.talk.twin.answers = [[start(), transcript, textOnly, said('Many.'), finish], answer('r2')];
    await test.speak();
    expect(test.says).toBe('The rest of this answer is text only.');
    await test.talk.conversation.ask('Of wood?');
    await test.settle();
    expect(test.says).toBe('');
  });
});

describe('a browser that can not record', () => {
  it('lets go of the microphone, and does not blame its visitor', async () => {
    vi.stubGlobal(
      'MediaRecorder',
      class {
        static isTypeSupported = () => true;
        constructor() {
          throw new DOMException('No.', 'NotSupportedError');
        }
      },
    );
    await test.press();
    expect(test.says).toBe('This browser can’t record. Use another one, or write instead.');
    expect(states()).toEqual(['ended']);
  });
});

describe('a recording that is sent', () => {
  it('belongs to its conversation from then on', async () => {
    test.talk.twin.answers = [[silence]];
    await test.speak();
    const { sessionId } = test.talk.conversation.state;
    expect(sessionId).toBe(test.talk.twin.heard[0]?.get('session_id'));
    expect(test.talk.keepsakes.sessionId).toBe(sessionId);
  });

  it('is ended on the server when it is taken back', async () => {
    test.talk.twin.answers = [[silence]];
    await test.speak();
    await test.press();
    expect(test.talk.twin.stopped).toEqual([test.talk.twin.heard[0]?.get('message_id')]);
    expect(test.talk.twin.listeners).toBe(0);
  });

  it('and can not be asked is told so, and can be sent again', async () => {
    await test.press();
    test.talk.conversation.begin(sessionId);
    test.talk.twin.remembers = () => Promise.reject(away);
    await test.talk.conversation.open();
    test.talk.twin.answers = [spoken, [...spoken, finish]];
    await test.press();
    expect(test.says).toBe('What you said could not be asked just now. Try again, or write instead.');
    test.talk.twin.remembers = async () => undefined;
    await test.press('.voice-again');
    expect(texts()).toEqual(['Which bridges?', 'I build bridges.']);
    const ids = test.talk.twin.heard.map((form) => form.get('message_id'));
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('two elements on a page', () => {
  it('do not listen while the other one speaks', async () => {
    test.talk.twin.answers = [[...spoken, silence]];
    await test.speak();
    const other = await TestVoice.open();
    opened.push(other);
    await other.press();
    await test.settle();
    expect([test.caption, other.step]).toEqual([undefined, 'recording']);
  });

  it('do not speak while the other one listens', async () => {
    let understand = () => undefined as unknown;
    const understood = new Promise((resolve) => {
      understand = () => resolve(undefined);
    });
    test.talk.twin.answers = [[understood, ...spoken, silence]];
    await test.speak();
    const other = await TestVoice.open();
    opened.push(other);
    await other.press();
    understand();
    await test.settle();
    expect([texts(), test.caption, other.step]).toEqual([
      ['Which bridges?', 'I build bridges.'],
      undefined,
      'recording',
    ]);
  });
});

describe('the focus', () => {
  it('is on the button again after a recording was discarded', async () => {
    await test.press();
    test.root.querySelector<HTMLElement>('.voice button')?.focus();
    await test.press('.voice button');
    expect(test.root.activeElement).toBe(test.mic);
  });

  it('is on the button again after an answer was silenced', async () => {
    test.talk.twin.answers = [[...spoken, silence]];
    await test.speak();
    test.root.querySelector<HTMLElement>('.voice button')?.focus();
    await test.press('.voice button');
    expect([test.root.activeElement, test.caption]).toEqual([test.mic, undefined]);
  });

  it('is on a button that has another name while it records, and is not pressed besides', async () => {
    await test.press();
    expect([test.mic.getAttribute('aria-label'), test.mic.hasAttribute('aria-pressed')]).toEqual([
      'Send recording',
      false,
    ]);
  });
});
