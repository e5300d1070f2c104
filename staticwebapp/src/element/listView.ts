import { html, nothing, type TemplateResult } from 'lit';
import type { Kept } from '../conversation/Keepsakes.ts';
import type { ConversationState, Removal } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import { isEscape } from './keys.ts';
import type { Look } from './Look.ts';
import { localeOf, shortTime } from './times.ts';
import { troubleSentence } from './troubleSentence.ts';
import type { Wishes } from './wishes.ts';

/** This browser's conversations: to go on with, to take along, to delete. */
export function listView(state: ConversationState, look: Look, wishes: Wishes): TemplateResult {
  const { kept } = state;
  const { words } = look;
  return html`
    <section class="list" part="list" aria-labelledby="list-title" @keydown=${onEscape(state, wishes)}>
      <div class="column">
        <h2 id="list-title" tabindex="-1" aria-level=${look.mode === 'page' ? 1 : 2}>${words.conversations}</h2>
        <ul>${kept.map((one) => itemView(one, state, look, wishes))}</ul>
        <p class="aside">${kept.length > 0 ? words.conversationsNote : words.noConversations}</p>
      </div>
    </section>
  `;
}

function itemView(
  one: Kept,
  { sessionId, removal, unsaved }: ConversationState,
  look: Look,
  wishes: Wishes,
): TemplateResult {
  const { words } = look;
  const remove = `${words.remove}: ${one.title}`;
  if (removal?.id === one.id) return html`<li>${removalView(removal, look, wishes)}</li>`;
  return html`
    <li class="item">
      <button type="button" class="open" aria-current=${one.id === sessionId ? 'true' : nothing} @click=${() => wishes.turnTo(one.id)}>
        <span class="title" dir="auto" lang="">${one.title}</span>
        <time datetime=${one.at}>${shortTime(one.at, new Date(), localeOf(words.language))}</time>
      </button>
      ${iconButton(remove, icons.remove, () => wishes.askToRemove(one), 'deed')}
      ${one.id === sessionId ? saveView(unsaved, look, wishes) : nothing}
    </li>
  `;
}

function saveView(unsaved: ConversationState['unsaved'], { words }: Look, { save }: Wishes): TemplateResult {
  return html`
    <div class="choices">
      <button type="button" @click=${() => save('markdown')}>${words.saveMarkdown}</button>
      <button type="button" @click=${() => save('json')}>${words.saveJson}</button>
    </div>
    ${alarmView(unsaved, words)}
  `;
}

function alarmView(failure: ConversationState['unsaved'], words: Words): TemplateResult | typeof nothing {
  return failure
    ? html`<p class="alarm" role="alert">${troubleSentence({ failure, repeat: 'open' }, words)}</p>`
    : nothing;
}

function removalView({ title, status, failure }: Removal, { words }: Look, wishes: Wishes): TemplateResult {
  return html`
    <div class="removal" role="alertdialog" aria-labelledby="removal-title" aria-describedby="removal-text">
      <p id="removal-title" class="title">${words.removeQuestion(title)}</p>
      <p id="removal-text">${words.removeConsequence}</p>
      ${alarmView(failure, words)}
      <div class="choices">
        <button type="button" class="cancel" @click=${() => wishes.askToRemove(undefined)}>${words.cancel}</button>
        <button type="button" class="danger" ?disabled=${status === 'running'} @click=${wishes.remove}>${words.remove}</button>
      </div>
    </div>
  `;
}

/** Takes the question back first, then the list. */
function onEscape({ removal }: ConversationState, wishes: Wishes): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isEscape(event)) return;
    event.stopPropagation();
    if (removal?.status === 'asked') wishes.askToRemove(undefined);
    else wishes.list(false);
  };
}
