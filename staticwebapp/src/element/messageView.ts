import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../conversation/state.ts';
import { markdown } from '../markdown/markdown.ts';
import { iconButton } from './button.ts';
import { editView } from './editView.ts';
import { icons } from './icons.ts';
import type { Look } from './Look.ts';
import { markOf } from './marks.ts';
import { localeOf, shortTime } from './times.ts';
import type { Wishes } from './wishes.ts';

/** What is shown of a message besides itself. */
export interface Setting {
  readonly author: string;
  /** It is the last one of its role, nothing is being asked, and it can be asked or answered again. */
  readonly canRedo: boolean;
  /** What the visitor makes of it, while they are at it. */
  readonly edited: string | undefined;
}

/** A question as it was written; an answer as the Markdown it is. */
export function messageView(message: Message, setting: Setting, look: Look, wishes: Wishes): TemplateResult {
  const { role, status, text, timestamp } = message;
  const { words } = look;
  const mark = markOf(message, words);
  const body =
    role === 'user'
      ? questionView(message, setting, look, wishes)
      : html`<div class="text" dir="auto" lang="" ${markdown(text, {
          streaming: status === 'streaming',
          copyLabel: words.copyCode,
          tableLabel: words.table,
        })}></div>`;
  return html`
    <li class="message" part="message ${role}-message" data-role=${role} data-status=${status}>
      <p class="byline">
        <span class="author">${role === 'user' ? words.you : setting.author}</span>
        <time datetime=${timestamp}>${shortTime(timestamp, new Date(), localeOf(words.language))}</time>
      </p>
      ${body}
      ${mark === undefined ? nothing : html`<p class="mark">${mark}</p>`}
      ${setting.edited === undefined && status !== 'streaming' ? deedsView(message, setting, look, wishes) : nothing}
    </li>
  `;
}

function questionView({ id, text }: Message, { edited }: Setting, look: Look, wishes: Wishes): TemplateResult {
  if (edited !== undefined) return editView(id, edited, look, wishes);
  return html`<p class="text" dir="auto" lang="">${text}</p>`;
}

function deedsView(
  message: Message,
  { canRedo }: Setting,
  { words }: Look,
  wishes: Wishes,
): TemplateResult | undefined {
  const { id, role, status, text } = message;
  const again = () => iconButton(words.answerAgain, icons.again, wishes.askAnew, 'deed');
  if (role === 'user') {
    if (!canRedo) return undefined;
    const edit = () => wishes.edit({ messageId: id, text });
    return html`<div class="deeds">${iconButton(words.edit, icons.edit, edit, 'deed')}${status === 'interrupted' ? again() : nothing}</div>`;
  }
  return html`
    <div class="deeds">
      ${iconButton(words.copyAnswer, icons.copy, () => wishes.copy(text), 'deed')}
      ${canRedo ? again() : nothing}
    </div>
  `;
}
