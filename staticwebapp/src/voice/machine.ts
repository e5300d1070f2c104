import type { Trouble } from '../conversation/state.ts';
import type { Obstacle } from './obstacles.ts';

/** Where a spoken question is, before it is a question. */
export interface VoiceState {
  readonly step: 'idle' | 'opening' | 'recording' | 'sending';
  /** The button is held down, and what was said goes off once it is let go. */
  readonly held: boolean;
  /** Whole seconds that are left to speak. */
  readonly left: number;
  /** Whether anything was heard of the visitor; until the microphone was given a moment, it counts as heard. */
  readonly heard: boolean;
  /** What the browser understood so far, where that listens. */
  readonly understood: string;
  /** The sentence that is being spoken. */
  readonly sentence?: string | undefined;
  /** The rest of this answer is not spoken. */
  readonly onlyText: boolean;
  readonly obstacle?: Obstacle | Trouble['failure'] | undefined;
}

export type VoiceHappening =
  | { readonly kind: 'pressed'; readonly held: boolean; readonly seconds: number }
  | { readonly kind: 'opened' }
  /** The button was let go while it still counted as held. */
  | { readonly kind: 'latched' }
  | { readonly kind: 'ticked'; readonly left: number; readonly heard: boolean }
  | { readonly kind: 'understood'; readonly text: string }
  | { readonly kind: 'finished' }
  /** A recording that did not arrive goes off once more. */
  | { readonly kind: 'resent' }
  /** Dropped, and with it whatever is told of the one before. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly obstacle: Obstacle | Trouble['failure'] }
  | { readonly kind: 'asked' }
  | { readonly kind: 'spoken'; readonly sentence: string | undefined }
  | { readonly kind: 'only-text' };

export const silent: VoiceState = { step: 'idle', held: false, left: 0, heard: true, understood: '', onlyText: false };

/** Pure; what makes no sense at that point changes nothing. */
export function reduceVoice(state: VoiceState, happening: VoiceHappening): VoiceState {
  const { step } = state;
  switch (happening.kind) {
    case 'pressed':
      return step === 'idle' ? { ...silent, step: 'opening', held: happening.held, left: happening.seconds } : state;
    case 'opened':
      return step === 'opening' ? { ...state, step: 'recording' } : state;
    case 'latched':
      return { ...state, held: false };
    case 'ticked':
      if (step !== 'recording' || (happening.left === state.left && happening.heard === state.heard)) return state;
      return { ...state, left: happening.left, heard: happening.heard };
    case 'understood':
      return step === 'recording' ? { ...state, understood: happening.text } : state;
    case 'finished':
      return step === 'recording' ? { ...state, step: 'sending', held: false } : state;
    case 'resent':
      return step === 'idle' ? { ...silent, step: 'sending' } : state;
    case 'cancelled':
      if (step === 'idle' && !state.obstacle && !state.onlyText) return state;
      return { ...silent, sentence: state.sentence };
    case 'failed':
      return step === 'idle' ? state : { ...silent, obstacle: happening.obstacle };
    case 'asked':
      return step === 'sending' ? silent : state;
    case 'spoken':
      return happening.sentence === state.sentence ? state : { ...state, sentence: happening.sentence };
    case 'only-text':
      return { ...state, onlyText: true };
  }
}
