import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationState, Message } from '../conversation/state.ts';
import { plainText } from '../markdown/plainText.ts';
import { barView } from './barView.ts';
import { iconButton } from './button.ts';
import { composerView } from './composerView.ts';
import { icons } from './icons.ts';
import { introView } from './introView.ts';
import type { Look } from './Look.ts';
import { listView } from './listView.ts';
import { messageView } from './messageView.ts';
import { troubleView } from './troubleView.ts';
import type { Wishes } from './wishes.ts';

/**
 * The whole element. The log is not live: a screen reader would be read every token. The status below it speaks
 * instead, once an answer is whole.
 */
export function twinView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { persona, listing } = state;
  const { words } = look;
  return html`
    <div class="pane" part="pane" ?data-listing=${listing} ?data-talking=${state.messages.length > 0}>
      ${barView(state, look, wishes)}
      ${listing ? listView(state, look, wishes) : nothing}
      <div class="scroller" role="log" aria-live="off" aria-label=${words.conversation} tabindex="0">
        <div class="column">
          <button type="button" class="skip" @click=${wishes.toBox}>${words.toMessageBox}</button>
          ${persona ? introView(persona, state.phase === 'ready' && state.messages.length === 0, look, wishes.ask) : nothing}
          ${talkView(state, look, wishes)}
        </div>
      </div>
      <div class="visually-hidden" role="status">${spoken(state, look)}</div>
      <div class="column foot" part="foot">
        ${look.atEnd ? nothing : iconButton(words.toNewest, icons.down, wishes.toNewest, 'newest')}
        ${troubleView(state, look, wishes)}
        ${composerView(state, look, wishes)}
        <p class="disclosure" part="disclosure">${words.disclosure(persona?.name, persona?.retentionDays)}</p>
      </div>
    </div>
  `;
}

function talkView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { messages, phase, editing, earlier, persona } = state;
  const { words } = look;
  const shown = messages.filter((message) => !isWaiting(message));
  const last = shown.at(-1);
  const lastQuestion = shown.at(last?.role === 'user' ? -1 : -2);
  const canRedo = (message: Message) => phase === 'ready' && (message === last || message === lastQuestion);
  const one = (message: Message) => {
    const edited = editing?.messageId === message.id ? editing.text : undefined;
    const setting = { owner: persona?.name, canRedo: canRedo(message), edited };
    // What of a long conversation did not change costs a comparison, not a rendering.
    return guard([message, words, ...Object.values(setting)], () => messageView(message, setting, look, wishes));
  };
  return html`
    <div class="talk" @click=${onCopy(wishes)}>
      ${
        earlier === 'none'
          ? nothing
          : html`<button type="button" class="earlier" aria-disabled=${earlier === 'loading'} @click=${wishes.showEarlier}>${words.showEarlier}</button>`
      }
      <ol>${repeat(shown, ({ id }) => id, one)}</ol>
      ${
        phase === 'asking' && (last === undefined || last.role === 'user' || last.status !== 'streaming')
          ? html`<p class="thinking"><span class="visually-hidden">${words.thinking}</span><i></i><i></i><i></i></p>`
          : nothing
      }
    </div>
  `;
}

function spoken({ phase, announcement, notice }: ConversationState, { words }: Look): string {
  if (notice) return words[notice];
  return phase === 'asking' ? words.thinking : plainText(announcement);
}

/** The buttons of code blocks are made with the Markdown, outside of these templates. */
function onCopy({ copy }: Wishes): (event: Event) => void {
  return ({ target }) => {
    const button = (target as Element).closest('[data-copy]');
    const code = button?.closest('.code')?.querySelector('code');
    if (code) copy(code.textContent ?? '');
  };
}

function isWaiting({ status, text }: Message): boolean {
  return status === 'streaming' && text === '';
}
