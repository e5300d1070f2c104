import type { VoiceWords } from './VoiceWords.ts';

export const words: VoiceWords = {
  speak: 'Speak',
  finish: 'Send recording',
  cancel: 'Discard recording',
  hush: 'Stop speaking',
  opening: 'Allow the microphone to begin.',
  recording: 'Recording. Press again to send, Escape to discard.',
  held: 'Recording. Let go to send.',
  almost: 'Ten seconds are left.',
  sending: 'Sending what you said …',
  unheard: 'The microphone hears nothing. Check that it is on.',
  onlyText: 'The rest of this answer is text only.',
  elsewhere: 'Your browser writes down what you say, and may send the sound to its maker.',
  refused: 'The microphone is not allowed. Allow it for this site in your browser’s settings, or write instead.',
  missing: 'There is no microphone. Connect one, or write instead.',
  taken: 'The microphone can’t be used; another program may have it. Close that one, or write instead.',
  insecure: 'Browsers let only secure pages use the microphone. Open this page with https, or write instead.',
  framed: 'This website does not let the twin use the microphone. Write instead.',
  noSpeech: 'No words could be made out. Try again closer to the microphone, or write instead.',
  tooShort: 'That was too short. Try again and speak a little longer.',
  tooLong: 'That was too long. Try again and say it in fewer words.',
};
