import { html, type TemplateResult } from 'lit';

/** A button that shows an icon, and its name to a pointer that rests on it and to a screen reader. */
export function iconButton(name: string, icon: TemplateResult, act: () => unknown, kind = ''): TemplateResult {
  return html`<button type="button" class="icon ${kind}" aria-label=${name} title=${name} @click=${act}>${icon}</button>`;
}
