import { html, nothing, type TemplateResult } from 'lit';
import { keyOf } from '../api/persona.ts';
import type { ConversationState } from '../conversation/state.ts';
import { iconButton } from './button.ts';
import { choiceView } from './choiceView.ts';
import { icons } from './icons.ts';
import type { Look } from './Look.ts';
import type { Wishes } from './wishes.ts';

/** What is always at hand: who answers, a new conversation, those of before, and the way out of a bubble. */
export function barView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { persona, personaId, personas = [], listing, messages } = state;
  const { words, mode } = look;
  const others = personas.map((one) => [keyOf(one), one.name] as const);
  // One that is out still is the one that is chosen.
  const isThere = !others[0] || others.some(([key]) => key === personaId);
  const options = isThere ? others : [[personaId, words.persona] as const, ...others];
  return html`
    <div class="bar" part="bar">
      ${
        options.length > 1
          ? choiceView(words.persona, options, personaId, wishes.choose, 'name')
          : mode === 'page'
            ? nothing
            : html`<h2 class="name" dir="auto" part="name">${persona?.name}</h2>`
      }
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
