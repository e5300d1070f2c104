// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Persona } from '../../src/api/persona.ts';
import { answer, finish, said, start } from '../testing/converse.ts';
import { FakeRecogniser, FakeUtterance, fakeSound } from '../testing/FakeSound.ts';
import { TestVoice } from '../testing/TestVoice.ts';

const mute: Persona = { name: 'Sabela', suggestedQuestions: [] };

let sound: ReturnType<typeof fakeSound>;
let test: TestVoice;

async function open(persona: Persona = mute): Promise<void> {
  test = await TestVoice.open(persona);
}

beforeEach(() => {
  sound = fakeSound();
});

afterEach(() => {
  test.voice.release();
  test.host.remove();
  vi.unstubAllGlobals();
});

const questions = () => test.talk.twin.questions.map(({ text }) => text);

describe('a browser that listens itself', () => {
  it('shows what it understands, and has it asked when the button is pressed again', async () => {
    await open();
    test.talk.twin.answers = [answer()];
    await test.press();
    expect(test.says).toContain('Your browser writes down what you say');
    FakeRecogniser.last.hears('Which ', 'bridges?');
    await test.settle();
    expect(test.caption).toBe('Which bridges?');
    await test.press();
    expect(questions()).toEqual(['Which bridges?']);
    expect(sound.getUserMedia).not.toHaveBeenCalled();
  });

  it.each([undefined, 'no-speech'])('has what it understood asked when it ends by itself (%s)', async (error) => {
    await open();
    test.talk.twin.answers = [answer()];
    await test.press();
    FakeRecogniser.last.hears('Which bridges?');
    if (error) FakeRecogniser.last.breaks(error);
    else FakeRecogniser.last.onend();
    await test.settle();
    expect([questions(), test.step, test.says]).toEqual([['Which bridges?'], 'idle', '']);
  });

  it('says so when it ends without a word', async () => {
    await open();
    await test.press();
    FakeRecogniser.last.onend();
    await test.settle();
    expect(test.says).toContain('No words could be made out.');
  });

  it.each([
    ['network', 'Your browser can’t reach what it listens with.'],
    ['service-not-allowed', 'Your browser’s speech recognition is switched off.'],
    ['language-not-supported', 'Your browser does not understand this language.'],
    ['not-allowed', 'The microphone is not allowed.'],
    ['audio-capture', 'There is no microphone.'],
  ])('says what is wrong when it breaks with %s', async (error, told) => {
    await open();
    await test.press();
    FakeRecogniser.last.breaks(error);
    await test.settle();
    expect(test.says).toContain(told);
    expect(test.step).toBe('idle');
  });

  it('says what is wrong, too, when that comes after the button was pressed again', async () => {
    await open();
    await test.press();
    FakeRecogniser.last.stop = () => FakeRecogniser.last.breaks('network');
    await test.press();
    expect([test.step, test.says]).toEqual(['idle', expect.stringContaining('Your browser can’t reach')]);
  });

  it('hears no more once the recording is discarded', async () => {
    await open();
    await test.press();
    FakeRecogniser.last.hears('Which bridges?');
    await test.settle();
    await test.press('.voice button');
    FakeRecogniser.last.onend();
    await test.settle();
    expect([FakeRecogniser.last.isAborted, questions(), test.step]).toEqual([true, [], 'idle']);
  });
});

describe('a browser that reads the answer out', () => {
  beforeEach(async () => {
    await open({ ...mute, language: 'de' });
    test.talk.twin.answers = [[start(), said('Ich baue **Brücken**. Aus'), said(' Holz.'), finish]];
    await test.press();
    FakeRecogniser.last.hears('Was bauen Sie?');
    await test.press();
  });

  it('listens and speaks in the language of whom it answers for', () => {
    expect(FakeRecogniser.last.lang).toBe('de');
    expect(FakeUtterance.said.map(({ lang }) => lang)).toEqual(['de', 'de']);
  });

  it('says it sentence by sentence, without the marks', () => {
    expect(FakeUtterance.said.map(({ text }) => text)).toEqual(['Ich baue Brücken.', 'Aus Holz.']);
  });

  it('shows each sentence as long as it is spoken', async () => {
    const captions: (string | undefined)[] = [];
    for (const one of FakeUtterance.said) {
      one.onstart();
      await test.settle();
      captions.push(test.caption);
      one.onend();
    }
    await test.settle();
    expect([...captions, test.caption]).toEqual(['Ich baue Brücken.', 'Aus Holz.', undefined]);
  });

  it('is silent once it is told to be', async () => {
    FakeUtterance.said[0]?.onstart();
    await test.settle();
    await test.press('.voice button');
    expect(sound.cancel).toHaveBeenCalledTimes(1);
    FakeUtterance.said[1]?.onstart();
    await test.settle();
    expect(test.caption).toBeUndefined();
  });
});
