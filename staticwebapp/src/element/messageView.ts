import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../conversation/state.ts';
import { markOf, twinOf, words } from './sentences.ts';
import { shortTime } from './times.ts';

/** A message, as plain text: what a model writes is never taken for markup. */
export function messageView(message: Message, name: string | undefined): TemplateResult {
  const { role, status, text, timestamp } = message;
  const mark = markOf(message);
  return html`
    <li class="message" data-role=${role} data-status=${status}>
      <p class="byline">
        <span class="author">${role === 'user' ? words.you : twinOf(name)}</span>
        <time datetime=${timestamp}>${shortTime(timestamp, new Date())}</time>
      </p>
      <p class="text" dir="auto">${text}</p>
      ${mark === undefined ? nothing : html`<p class="mark">${mark}</p>`}
    </li>
  `;
}

export const thinkingView = html`
  <p class="thinking"><span class="visually-hidden">${words.thinking}</span><i></i><i></i><i></i></p>
`;
