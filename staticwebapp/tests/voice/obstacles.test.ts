import { describe, expect, it } from 'vitest';
import { obstacleIn, obstacleOf } from '../../src/voice/obstacles.ts';

const fine = { isSecure: true, isAllowed: true };

describe('what keeps the microphone away', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'taken'],
    ['audio-capture', 'missing'],
    ['not-allowed', 'refused'],
    ['no-speech', 'noSpeech'],
  ])('%s is told as %s', (name, obstacle) => expect(obstacleOf(name, fine)).toBe(obstacle));

  it('is the page before it is the visitor', () => {
    expect(obstacleOf('NotAllowedError', { ...fine, isAllowed: false })).toBe('framed');
    expect(obstacleOf('TypeError', { isSecure: false, isAllowed: false })).toBe('insecure');
  });
});

describe('a problem of the server', () => {
  it.each([
    ['https://example.org/problems/no-speech', 'noSpeech'],
    ['urn:twin:audio-too-long', 'tooLong'],
    ['audio-too-short', 'tooShort'],
    ['/problems#too-large', 'tooLong'],
    ['voice-busy', undefined],
  ])('of the type %s is told as %s', (type, obstacle) => expect(obstacleIn(type)).toBe(obstacle));
});
