import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationState, Message, Trouble } from '../conversation/state.ts';
import { composerView } from './composerView.ts';
import { introView } from './introView.ts';
import { messageView, thinkingView } from './messageView.ts';
import { disclosure, troubleSentence, words } from './sentences.ts';
import type { Wishes } from './wishes.ts';

/**
 * The whole element. The log is not live: a screen reader would be read every token. The status below it speaks
 * instead, once an answer is whole.
 */
export function twinView(state: ConversationState, wishes: Wishes): TemplateResult {
  const { persona, messages, phase, trouble, announcement } = state;
  const shown = messages.filter((message) => !isWaiting(message));
  const thinking = phase === 'asking' && shown.length > 0 && shown.at(-1)?.role === 'user';
  return html`
    <div class="scroller" role="log" aria-live="off" aria-label=${words.conversation} tabindex="0">
      <div class="column">
        ${persona ? introView(persona, phase === 'ready' && messages.length === 0, wishes.ask) : nothing}
        <div class="talk">
          <ol>
            ${repeat(
              shown,
              ({ id }) => id,
              (message) => messageView(message, persona?.name),
            )}
          </ol>
          ${thinking ? thinkingView : nothing}
        </div>
      </div>
    </div>
    <div class="visually-hidden" role="status">${announcement}</div>
    <div class="column foot">
      ${trouble ? troubleView(trouble, wishes) : nothing}
      ${composerView(state, wishes)}
      <p class="disclosure">${disclosure(persona?.name)}</p>
    </div>
  `;
}

function troubleView(trouble: Trouble, { tryAgain }: Wishes): TemplateResult {
  return html`
    <div class="trouble" role="alert">
      <p>${troubleSentence(trouble)}</p>
      ${trouble.repeat ? html`<button type="button" @click=${tryAgain}>${words.tryAgain}</button>` : nothing}
    </div>
  `;
}

function isWaiting({ status, text }: Message): boolean {
  return status === 'streaming' && text === '';
}
