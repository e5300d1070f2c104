import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationState } from '../conversation/state.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Look } from './Look.ts';
import type { Wishes } from './wishes.ts';

/** What is always at hand: a new conversation, those of before, and the way out of a bubble. */
export function barView({ persona, listing, messages }: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { words, mode } = look;
  return html`
    <div class="bar" part="bar">
      ${mode === 'page' ? nothing : html`<h2 class="name" dir="auto" part="name">${persona?.name}</h2>`}
      ${
        messages.length > 0 || listing
          ? html`<button type="button" class="quiet" @click=${() => wishes.turnTo()}>${icons.begin}<span>${words.newConversation}</span></button>`
          : nothing
      }
      ${
        listing
          ? html`<button type="button" class="quiet" @click=${() => wishes.list(false)}>${icons.close}<span>${words.close}</span></button>`
          : html`<button type="button" class="quiet" @click=${() => wishes.list(true)}>${icons.list}<span>${words.conversations}</span></button>`
      }
      ${mode === 'bubble' ? iconButton(words.minimise, icons.down, wishes.minimise) : nothing}
    </div>
  `;
}
