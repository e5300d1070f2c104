import { html, type TemplateResult } from 'lit';
import { isEscape, isSendKey } from './keys.ts';
import type { Look } from './Look.ts';
import type { Wishes } from './wishes.ts';

/** The visitor's last message, where it stands, to be changed and sent again. */
export function editView(messageId: string, text: string, { words }: Look, wishes: Wishes): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault();
    if (text.trim() !== '') wishes.askEdited();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isSendKey(event)) send(event);
    if (!isEscape(event)) return;
    event.stopPropagation();
    wishes.edit(undefined);
  };
  return html`
    <form class="edit" @submit=${send}>
      <textarea
        class="edited"
        rows="2"
        dir="auto"
        aria-label=${words.editMessage}
        @input=${({ target }: InputEvent) => wishes.edit({ messageId, text: (target as HTMLTextAreaElement).value })}
        @keydown=${onKey}
      ></textarea>
      <div class="choices">
        <button type="button" @click=${() => wishes.edit(undefined)}>${words.cancel}</button>
        <button type="submit" class="primary" ?disabled=${text.trim() === ''}>${words.sendAgain}</button>
      </div>
    </form>
  `;
}
