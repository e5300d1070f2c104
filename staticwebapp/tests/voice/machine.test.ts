import { describe, expect, it } from 'vitest';
import { reduceVoice, silent, type VoiceHappening } from '../../src/voice/machine.ts';

const voiceAfter = (...happenings: VoiceHappening[]) => happenings.reduce(reduceVoice, silent);
const press: VoiceHappening = { kind: 'pressed', held: true, seconds: 60 };
const opened: VoiceHappening = { kind: 'opened' };
const refused: VoiceHappening = { kind: 'failed', obstacle: 'refused' };

describe('a spoken question', () => {
  it('goes from the press to the microphone, the recording and the sending, and is a question then', () => {
    expect(voiceAfter(press)).toMatchObject({ step: 'opening', held: true, left: 60 });
    expect(voiceAfter(press, opened).step).toBe('recording');
    expect(voiceAfter(press, opened, { kind: 'finished' })).toMatchObject({ step: 'sending', held: false });
    expect(voiceAfter(press, opened, { kind: 'finished' }, { kind: 'asked' })).toEqual(silent);
  });

  it('can be dropped at each step', () => {
    for (const steps of [[press], [press, opened], [press, opened, { kind: 'finished' } as const]])
      expect(voiceAfter(...steps, { kind: 'cancelled' })).toEqual(silent);
  });

  it('begins once, however often the button is pressed', () => {
    const recording = voiceAfter(press, opened);
    expect(reduceVoice(recording, { ...press, held: false })).toBe(recording);
  });

  it('tells why it came to nothing, until the next one begins', () => {
    expect(voiceAfter(press, refused)).toMatchObject({ step: 'idle', obstacle: 'refused' });
    expect(voiceAfter(press, refused, press).obstacle).toBeUndefined();
  });

  it('that was dropped is not called back by what comes late', () => {
    for (const late of [opened, refused, { kind: 'asked' }, { kind: 'understood', text: 'a' }] as VoiceHappening[])
      expect(voiceAfter(press, { kind: 'cancelled' }, late)).toEqual(silent);
  });

  it('changes nothing ten times a second, but each second', () => {
    const recording = voiceAfter(press, opened, { kind: 'ticked', left: 59, heard: true });
    expect(reduceVoice(recording, { kind: 'ticked', left: 59, heard: true })).toBe(recording);
    expect(reduceVoice(recording, { kind: 'ticked', left: 58, heard: false })).toMatchObject({
      left: 58,
      heard: false,
    });
  });

  it('interrupts what is said of the one before', () => {
    const speaking = voiceAfter({ kind: 'spoken', sentence: 'I build bridges.' }, { kind: 'only-text' });
    expect(speaking).toMatchObject({ sentence: 'I build bridges.', onlyText: true });
    expect(reduceVoice(speaking, press)).toMatchObject({ onlyText: false });
    expect(reduceVoice(speaking, press).sentence).toBeUndefined();
  });
});
