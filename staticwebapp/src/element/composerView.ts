import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ConversationState } from '../conversation/state.ts';
import { placeholder, room, words } from './sentences.ts';
import type { Wishes } from './wishes.ts';

/** UTF-16 code units, as the server counts them; its default of `MAX_MESSAGE_CHARACTERS`. */
const maxCharacters = 4000;
const warnFrom = maxCharacters - 400;

export function composerView(state: ConversationState, wishes: Wishes): TemplateResult {
  const { draft, persona } = state;
  const tooLong = draft.length > maxCharacters;
  const sendable = state.phase === 'ready' && draft.trim() !== '' && !tooLong;
  const send = (event: Event): void => {
    event.preventDefault();
    if (sendable) wishes.ask(draft);
  };
  return html`
    <form class="composer" @submit=${send}>
      <label class="visually-hidden" for="draft">${words.yourMessage}</label>
      <textarea
        id="draft"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        autocomplete="off"
        aria-describedby="room"
        aria-invalid=${tooLong ? 'true' : nothing}
        placeholder=${placeholder(persona?.name)}
        .value=${live(draft)}
        @input=${({ target }: InputEvent) => wishes.draft((target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => isSendKey(event) && send(event)}
      ></textarea>
      ${actionsView(state, wishes, sendable)}
    </form>
  `;
}

/** Stop stands beside Send, not in its place: the second click of a double click must not stop the answer. */
function actionsView(state: ConversationState, { stop, startOver }: Wishes, sendable: boolean): TemplateResult {
  const { draft, phase, messages } = state;
  const leave = html`<button type="button" class="quiet" @click=${startOver}>${words.newConversation}</button>`;
  return html`
    <div class="actions">
      ${messages.length > 0 ? leave : nothing}
      <span id="room" class="room">${draft.length >= warnFrom ? room(draft.length, maxCharacters) : nothing}</span>
      ${phase === 'asking' ? html`<button type="button" @click=${stop}>${words.stop}</button>` : nothing}
      <button type="submit" class="primary" ?disabled=${!sendable}>${words.send}</button>
    </div>
  `;
}

/** Enter, but not the Enter that picks a word in an input method (229 is what Safari reports for that one). */
function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
