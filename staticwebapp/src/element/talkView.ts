import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationState, Message } from '../conversation/state.ts';
import type { Look } from './Look.ts';
import { messageView } from './messageView.ts';
import type { Wishes } from './wishes.ts';

/** Messages in one list: what is laid out anew when one of them changes. */
const together = 10;

/** What was said. */
export function talkView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { messages, phase, earlier, prepended } = state;
  const { words } = look;
  const shown = messages.filter(({ status, text }) => status !== 'streaming' || text !== '');
  const last = shown.at(-1);
  const row = rowOf(state, shown, look, wishes);
  return html`
    <div class="talk" @click=${onCopy(wishes)}>
      ${
        earlier === 'none'
          ? nothing
          : html`<button type="button" class="earlier" aria-disabled=${earlier === 'loading'} @click=${wishes.showEarlier}>${words.showEarlier}</button>`
      }
      ${last ? html`<h2 class="visually-hidden">${words.conversation}</h2>` : nothing}
      ${repeat(
        listsOf(shown, prepended),
        ([key]) => key,
        ([, list]) => guard(list.flatMap(row.made), () => html`<ol>${repeat(list, ({ id }) => id, row.view)}</ol>`),
      )}
      ${
        (phase === 'asking' && last?.status !== 'streaming') || (phase === 'opening' && !last)
          ? html`<p class="thinking"><span class="visually-hidden">${words.thinking}</span><i></i><i></i><i></i></p>`
          : nothing
      }
    </div>
  `;
}

/** Counted from the message that was the first at first, so that each stays in its list when earlier ones come. */
function listsOf(messages: readonly Message[], prepended: number): Map<number, Message[]> {
  const lists = new Map<number, Message[]>();
  messages.forEach((message, index) => {
    const key = Math.floor((index - prepended) / together);
    const list = lists.get(key);
    if (list) list.push(message);
    else lists.set(key, [message]);
  });
  return lists;
}

/** How a message is shown, and what that is made of: as long as it is the same, nothing is rendered. */
function rowOf({ phase, editing, persona }: ConversationState, shown: readonly Message[], look: Look, wishes: Wishes) {
  const last = shown.at(-1);
  const lastQuestion = shown.at(last?.role === 'user' ? -1 : -2);
  const settingOf = (message: Message) => ({
    author: look.words.twinOf(persona?.name, persona?.own),
    canRedo: phase === 'ready' && (message === last || message === lastQuestion),
    edited: editing?.messageId === message.id ? editing.text : undefined,
  });
  const made = (message: Message): unknown[] => [message, look.words, ...Object.values(settingOf(message))];
  const view = (message: Message): unknown =>
    guard(made(message), () => messageView(message, settingOf(message), look, wishes));
  return { made, view };
}

/** The buttons of code blocks are made with the Markdown, outside of these templates. */
function onCopy({ copy }: Wishes): (event: Event) => void {
  return ({ target }) => {
    const button = (target as Element).closest('[data-copy]');
    const code = button?.closest('.code')?.querySelector('code');
    if (code) copy(code.textContent ?? '');
  };
}
