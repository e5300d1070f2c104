import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ConversationState } from '../conversation/state.ts';
import { plainText } from '../markdown/plainText.ts';
import { barView } from './barView.ts';
import { iconButton } from './button.ts';
import { composerView } from './composerView.ts';
import { icons } from './icons.ts';
import { introView } from './introView.ts';
import type { Look } from './Look.ts';
import { listView } from './listView.ts';
import { talkView } from './talkView.ts';
import { troubleView } from './troubleView.ts';
import type { Wishes } from './wishes.ts';

/**
 * The whole element. The log is not live: a screen reader would be read every token. The status below it speaks
 * instead, once an answer is whole.
 */
export function twinView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { persona, listing } = state;
  const { words } = look;
  const disclosure = words.disclosure(persona?.name, persona?.retentionDays, persona?.own);
  return html`
    <div class="pane" part="pane" ?data-listing=${listing} ?data-talking=${state.messages.length > 0}>
      ${barView(state, look, wishes)}
      ${listing ? listView(state, look, wishes) : nothing}
      <div class="scroller" role="log" aria-live="off" aria-label=${words.conversation} tabindex="0">
        <div class="column">
          <button type="button" class="skip" @click=${wishes.toBox}>${words.toMessageBox}</button>
          ${!persona && look.mode === 'page' ? html`<h1 class="visually-hidden">${words.twinOf(undefined)}</h1>` : nothing}
          ${persona ? introView(persona, state.phase === 'ready' && state.messages.length === 0, look, wishes.ask) : nothing}
          <p class="disclosure" part="disclosure">${disclosure}</p>
          ${talkView(state, look, wishes)}
        </div>
      </div>
      <div class="spoken ${state.notice ? 'notice' : 'visually-hidden'}" data-notice=${state.notice ?? nothing} lang=${state.notice || state.phase === 'asking' ? words.language : ''} role="status">${spoken(state, look)}</div>
      <div class="column foot" part="foot">
        ${look.atEnd ? nothing : iconButton(words.toNewest, icons.down, wishes.toNewest, 'newest')}
        ${troubleView(state, look, wishes)}
        ${composerView(state, look, wishes)}
        <p class="disclosure" part="disclosure">${disclosure}</p>
      </div>
    </div>
  `;
}

/** Read out of the Markdown once, not at each key that is pressed. */
function spoken({ phase, announcement, notice }: ConversationState, { words }: Look): unknown {
  if (notice) return words[notice];
  return phase === 'asking' ? words.thinking : guard([announcement], () => plainText(announcement));
}
