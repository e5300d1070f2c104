import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { HttpTwin } from '../api/HttpTwin.ts';
import type { Persona } from '../api/persona.ts';
import { Conversation } from '../conversation/Conversation.ts';
import { StoredKeepsakes } from '../conversation/Keepsakes.ts';
import { FollowEnd } from './FollowEnd.ts';
import { styles } from './styles/styles.ts';
import { twinView } from './twinView.ts';

/** Fired once the owner is known, so that a page can name itself after them. */
export type PersonaShown = CustomEvent<Persona>;

/**
 * `<digital-twin>`: a conversation with the owner's twin, in the box it is given. `api` is the API's origin, read when the
 * element is connected; by default the one that was built in (`VITE_API_URL`), else the page's own.
 */
export class DigitalTwin extends LitElement {
  static override readonly properties = { api: {} };
  static override readonly styles = styles;

  declare api: string;
  #conversation: Conversation | undefined;
  #introduced: Persona | undefined;
  #follow: FollowEnd | undefined;

  constructor() {
    super();
    this.api = import.meta.env.VITE_API_URL ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const keepsakes = new StoredKeepsakes(this.api);
    this.#conversation = new Conversation(new HttpTwin(this.api), keepsakes, () => this.requestUpdate());
    void this.#conversation.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#conversation?.leave();
    this.#follow?.release();
    this.#follow = undefined;
  }

  protected override render(): TemplateResult | undefined {
    const conversation = this.#conversation;
    return (
      conversation &&
      twinView(conversation.state, {
        draft: (text) => conversation.draft(text),
        ask: (text) => this.#act(() => conversation.ask(text)),
        tryAgain: () => this.#act(() => conversation.tryAgain()),
        stop: () => this.#act(() => conversation.stop()),
        startOver: () => this.#act(() => conversation.startOver()),
      })
    );
  }

  protected override updated(_changed: PropertyValues): void {
    const persona = this.#conversation?.state.persona;
    if (persona && persona !== this.#introduced) {
      this.#introduced = persona;
      this.dispatchEvent(new CustomEvent('digital-twin-persona', { detail: persona, bubbles: true, composed: true }));
    }
    if (!this.#follow) this.#follow = new FollowEnd(this.#find('.scroller'), this.#find('.talk'));
  }

  /** The pressed button may vanish with what it did, so the focus goes where the visitor will write next. */
  #act(action: () => unknown): void {
    void action();
    this.#follow?.resume();
    this.#find('textarea').focus();
  }

  #find(selector: string): HTMLElement {
    const element = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`<digital-twin> rendered no ${selector}.`);
    return element;
  }
}

// A site may load the script twice, from two twins even; the first of them serves all tags.
if (!customElements.get('digital-twin')) customElements.define('digital-twin', DigitalTwin);

declare global {
  interface HTMLElementTagNameMap {
    'digital-twin': DigitalTwin;
  }
  interface HTMLElementEventMap {
    'digital-twin-persona': PersonaShown;
  }
}
