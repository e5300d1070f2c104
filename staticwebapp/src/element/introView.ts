import { html, nothing, type TemplateResult } from 'lit';
import type { Persona } from '../api/persona.ts';
import type { Look } from './Look.ts';

/** Who is speaking, and, until a conversation has begun, what one might ask. */
export function introView(
  persona: Persona,
  fresh: boolean,
  look: Look,
  ask: (question: string) => void,
): TemplateResult {
  const { name, headline, suggestedQuestions } = persona;
  const greeting = look.greeting ?? persona.greeting;
  const chip = (question: string) =>
    html`<li><button type="button" class="chip" part="suggestion" dir="auto" lang="" @click=${() => ask(question)}>${question}</button></li>`;
  return html`
    <header part="intro" lang="">
      ${look.mode === 'page' ? html`<h1 dir="auto" part="name">${name}</h1>` : nothing}
      ${headline === undefined ? nothing : html`<p class="headline" dir="auto">${headline}</p>`}
      ${greeting === undefined ? nothing : html`<p class="greeting" dir="auto" part="greeting">${greeting}</p>`}
    </header>
    ${
      fresh && suggestedQuestions.length > 0
        ? html`<ul class="suggestions" aria-label=${look.words.suggestions}>${suggestedQuestions.map(chip)}</ul>`
        : nothing
    }
  `;
}
