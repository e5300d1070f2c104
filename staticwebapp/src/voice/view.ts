import type { TemplateResult } from 'lit';
import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import type { Kit } from './Kit.ts';
import type { VoiceState } from './machine.ts';
import type { Press } from './Press.ts';
import type { VoiceWords } from './words/VoiceWords.ts';

/** What a visitor can wish of the voice. */
export interface VoiceWishes {
  readonly press: Press;
  cancel(): void;
  hush(): void;
  /** Sends the recording once more that did not arrive; absent where there is none. */
  readonly again?: (() => void) | undefined;
}

interface Shown {
  readonly voice: VoiceState;
  readonly words: Words;
  readonly voiceWords: VoiceWords;
  /** Whether there is a sound to draw. */
  readonly hasWave: boolean;
  /** The browser listens, and not the server. */
  readonly isElsewhere: boolean;
}

const paths = {
  speak: 'M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3',
  finish: 'M8 8h8v8H8z',
  close: 'M6 6l12 12M18 6L6 18',
  hush: 'M4 10v4h4l5 4V6L8 10zM17 10l4 4M21 10l-4 4',
};

/** The button, and above the box what goes on; what is said of it stands below the sound, and is read out. */
export function voiceView(
  { html, iconButton, troubleSentence }: Kit,
  shown: Shown,
  wishes: VoiceWishes,
): TemplateResult {
  const { voice, words, voiceWords, hasWave } = shown;
  const { step, sentence, obstacle } = voice;
  const { press } = wishes;
  const release = (): void => press.release();
  const icon = (name: keyof typeof paths) =>
    html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`;
  const isRecording = step === 'recording';
  const name = isRecording ? voiceWords.finish : voiceWords.speak;
  const said = isRecording ? voice.understood : (sentence ?? '');
  const says = obstacle
    ? typeof obstacle === 'string'
      ? voiceWords[obstacle]
      : troubleSentence({ failure: obstacle, repeat: 'ask' }, words)
    : saysOf(shown);
  return html`
    ${
      isRecording || sentence !== undefined
        ? html`
          <div class="voice" part="voice">
            ${hasWave ? html`<canvas class="wave" width="480" height="64" aria-hidden="true"></canvas>` : ''}
            ${said ? html`<p class="sentence" dir="auto" lang="" aria-hidden="true">${said}</p>` : ''}
            ${isRecording ? html`<span class="left" role="timer">${clock(voice.left)}</span>` : ''}
            ${isRecording ? iconButton(voiceWords.cancel, icon('close'), wishes.cancel) : iconButton(voiceWords.hush, icon('hush'), wishes.hush)}
          </div>`
        : ''
    }
    <p class="says ${obstacle ? 'alarm' : ''}" role="status">${says}</p>
    ${obstacle && wishes.again ? html`<button type="button" class="voice-again" @click=${wishes.again}>${words.tryAgain}</button>` : ''}
    <button type="button" class="icon mic" part="mic" data-step=${step} aria-label=${name} title=${name}
      @pointerdown=${(event: PointerEvent) => press.down(event)} @pointerup=${release} @lostpointercapture=${release}
      @pointercancel=${() => press.cancel()} @contextmenu=${(event: Event) => event.preventDefault()}
      @keydown=${(event: KeyboardEvent) => event.repeat && event.preventDefault()}
      @click=${(event: MouseEvent) => press.click(event)}>${icon(isRecording ? 'finish' : 'speak')}</button>
  `;
}

/** Whether what stood above the box, with a button on it, is there no more. */
export function goes(before: VoiceState, { step, sentence, obstacle }: VoiceState): boolean {
  const hadBox = before.step === 'recording' || before.sentence !== undefined;
  return (hadBox && step !== 'recording' && sentence === undefined) || (!!before.obstacle && !obstacle);
}

function saysOf({ voice, voiceWords, isElsewhere }: Shown): string {
  const { step, left, heard, held, onlyText } = voice;
  if (step === 'opening') return voiceWords.opening;
  if (step === 'sending') return voiceWords.sending;
  if (step === 'idle') return onlyText ? voiceWords.onlyText : '';
  if (!heard) return voiceWords.unheard;
  if (left <= 10) return voiceWords.almost;
  const recording = held ? voiceWords.held : voiceWords.recording;
  return isElsewhere ? `${recording} ${voiceWords.elsewhere}` : recording;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The answer that is being spoken, as it is shown. */
export function answerIn(root: ShadowRoot, { messages }: ConversationState): Element | undefined {
  return messages.length === 0 ? undefined : [...root.querySelectorAll('li[data-role=assistant] .text')].at(-1);
}
