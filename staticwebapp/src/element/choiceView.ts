import { html, type TemplateResult } from 'lit';

/** One of a few, each with its value and its name; who goes by keyboard stays in it while choosing. */
export function choiceView(
  name: string,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  choose: (value: string) => void,
  kind: string,
): TemplateResult {
  return html`
    <select class=${kind} part="choice" aria-label=${name} title=${name} @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}>
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>
  `;
}
