import { html, render } from 'lit';
import { markdown } from '../../src/markdown/markdown.ts';

/** An element of its own that shows a text, and then others in its place. */
export class Rendered {
  readonly box = document.createElement('div');

  constructor(text = '', streaming = false) {
    this.show(text, streaming);
  }

  show(text: string, streaming = false, copyLabel = 'Copy'): this {
    const options = { streaming, copyLabel, tableLabel: 'Table' };
    render(html`<div class="text" ${markdown(text, options)}></div>`, this.box);
    return this;
  }

  get text(): Element {
    return this.find('.text');
  }

  get html(): string {
    return this.text.innerHTML;
  }

  find<T extends Element = HTMLElement>(selector: string): T {
    const found = this.box.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector} in ${this.box.innerHTML}`);
    return found;
  }
}
