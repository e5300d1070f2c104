import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../conversation/state.ts';
import { markdown } from '../markdown/markdown.ts';
import { markOf, twinOf, words } from './sentences.ts';
import { shortTime } from './times.ts';

/** A message: an answer as Markdown, a visitor's words as they were typed. */
export function messageView(message: Message, name: string | undefined): TemplateResult {
  const { role, status, text, timestamp } = message;
  const mark = markOf(message);
  return html`
    <li class="message" data-role=${role} data-status=${status}>
      <p class="byline">
        <span class="author">${role === 'user' ? words.you : twinOf(name)}</span>
        <time datetime=${timestamp}>${shortTime(timestamp, new Date())}</time>
      </p>
      ${role === 'user' ? html`<p class="text" dir="auto">${text}</p>` : answerView(message)}
      ${mark === undefined ? nothing : html`<p class="mark">${mark}</p>`}
    </li>
  `;
}

function answerView({ text, status }: Message): TemplateResult {
  const options = { streaming: status === 'streaming', copyLabel: words.copyCode, tableLabel: words.table };
  return html`<div class="text" dir="auto" ${markdown(text, options)}></div>`;
}

export const thinkingView = html`
  <p class="thinking"><span class="visually-hidden">${words.thinking}</span><i></i><i></i><i></i></p>
`;
