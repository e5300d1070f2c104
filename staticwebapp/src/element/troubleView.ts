import { html, nothing, type TemplateResult } from 'lit';
import { isElsewhere } from '../api/failure.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { Look } from './Look.ts';
import { troubleSentence } from './troubleSentence.ts';
import type { Wishes } from './wishes.ts';

/** What stands in the way, between talk and composer. The seconds pass outside of the alert, which would read each. */
export function troubleView(state: ConversationState, { words }: Look, { tryAgain, turnTo }: Wishes): TemplateResult {
  const { link, trouble, listing, removal } = state;
  const isToldAlready = link === 'offline' && trouble?.failure.kind === 'unreachable';
  return html`
    <p class="link" role="status" part="link">${link === 'online' ? '' : words[link]}</p>
    ${
      removal?.failure && !listing
        ? html`<div class="trouble" part="trouble"><p role="alert">${words.remove}: ${removal.title}. ${troubleSentence({ failure: removal.failure, repeat: 'open' }, words)}</p></div>`
        : nothing
    }
    ${
      trouble && !isToldAlready
        ? html`
          <div class="trouble" part="trouble">
            <p role="alert">${troubleSentence(trouble, words)}</p>
            ${trouble.wait ? html`<p class="wait">${words.retryIn(trouble.wait)}</p>` : nothing}
            ${
              trouble.repeat
                ? html`<button type="button" ?disabled=${trouble.wait !== undefined} @click=${tryAgain}>${words.tryAgain}</button>`
                : nothing
            }
            ${
              isElsewhere(trouble.failure)
                ? html`<button type="button" @click=${() => turnTo()}>${words.newConversation}</button>`
                : nothing
            }
          </div>`
        : nothing
    }
  `;
}
