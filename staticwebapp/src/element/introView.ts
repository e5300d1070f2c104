import { html, nothing, type TemplateResult } from 'lit';
import type { Persona } from '../api/persona.ts';
import { words } from './sentences.ts';

/** Who is speaking, and, until a conversation has begun, what one might ask. */
export function introView(persona: Persona, fresh: boolean, ask: (question: string) => void): TemplateResult {
  const { name, headline, greeting, suggestedQuestions } = persona;
  return html`
    <header>
      <h1>${name}</h1>
      ${headline === undefined ? nothing : html`<p class="headline">${headline}</p>`}
      ${greeting === undefined ? nothing : html`<p class="greeting">${greeting}</p>`}
    </header>
    ${fresh && suggestedQuestions.length > 0 ? suggestionsView(suggestedQuestions, ask) : nothing}
  `;
}

function suggestionsView(questions: readonly string[], ask: (question: string) => void): TemplateResult {
  const chip = (question: string) =>
    html`<li><button type="button" class="chip" @click=${() => ask(question)}>${question}</button></li>`;
  return html`<ul class="suggestions" aria-label=${words.suggestions}>${questions.map(chip)}</ul>`;
}
