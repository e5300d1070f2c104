import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState } from '../conversation/state.ts';
import { iconButton } from './button.ts';
import { choiceView } from './choiceView.ts';
import { icons } from './icons.ts';
import { isSendKey } from './keys.ts';
import type { Look } from './Look.ts';
import type { Wishes } from './wishes.ts';

/** UTF-16 code units, as the server counts them; its default of `MAX_MESSAGE_CHARACTERS`. */
const usualMost = 4000;

/** Stop stands beside Send, not in its place: the second click of a double click must not stop the answer. */
export function composerView(state: ConversationState, { words, voice }: Look, wishes: Wishes): TemplateResult {
  const { draft, persona, phase, level } = state;
  const left = (persona?.maxMessageCharacters ?? usualMost) - draft.length;
  const sendable = phase === 'ready' && draft.trim() !== '' && left >= 0;
  const send = (event: Event): void => {
    event.preventDefault();
    if (sendable) wishes.ask(draft);
  };
  const levels = [
    ['', words.level],
    ...(['beginner', 'intermediate', 'advanced'] as const).map((one) => [one, words[one]]),
  ];
  return html`
    <form class="composer" part="composer" @submit=${send}>
      <textarea
        class="draft"
        rows="1"
        dir=${draft === '' ? nothing : 'auto'}
        enterkeyhint="send"
        autocomplete="off"
        part="box"
        aria-label=${words.yourMessage}
        aria-describedby="room"
        aria-invalid=${left < 0 ? 'true' : nothing}
        placeholder=${words.placeholder(persona?.name)}
        @input=${({ target }: InputEvent) => wishes.draft((target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => isSendKey(event) && send(event)}
      ></textarea>
      ${voice?.view(state, words)}
      ${phase === 'asking' ? iconButton(words.stop, icons.stop, wishes.stop, 'halt') : nothing}
      <button type="submit" class="icon primary" part="send" aria-label=${words.send} title=${words.send} ?disabled=${!sendable}>
        ${icons.send}
      </button>
      ${persona?.kind === 'tutor' ? choiceView(words.level, levels as [string, string][], level, wishes.level, 'level') : nothing}
      <span id="room" class="room">${roomLeft(left, words)}</span>
    </form>
  `;
}

/** Worth saying only near the end. */
function roomLeft(left: number, words: Look['words']): string {
  if (left > 400) return '';
  return left >= 0 ? words.charactersLeft(left) : words.charactersTooMany(-left);
}
