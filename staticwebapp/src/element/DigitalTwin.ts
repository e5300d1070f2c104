import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { HttpTwin } from '../api/HttpTwin.ts';
import type { Persona } from '../api/persona.ts';
import { Conversation } from '../conversation/Conversation.ts';
import { StoredKeepsakes } from '../conversation/Keepsakes.ts';
import type { ConversationState } from '../conversation/state.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Voice } from '../voice/Voice.ts';
import { chooseLanguage, isRightToLeft, loadWords } from '../words/language.ts';
import type { Words } from '../words/Words.ts';
import { iconButton } from './button.ts';
import { nextFrame } from './effects.ts';
import { icons } from './icons.ts';
import { isEscape, isTyping } from './keys.ts';
import type { Look } from './Look.ts';
import { Stage } from './Stage.ts';
import { styles } from './styles/styles.ts';
import { localeOf } from './times.ts';
import { troubleSentence } from './troubleSentence.ts';
import { twinView } from './twinView.ts';
import type { Wishes } from './wishes.ts';
import { wishesOf } from './wishesOf.ts';

/** Fired once the owner is known, so that a page can name itself after them. */
export type PersonaShown = CustomEvent<Persona>;

/**
 * `<digital-twin>`: a conversation with the owner's twin. Its attributes may change at any time; another `api` is another twin.
 */
export class DigitalTwin extends LitElement {
  static override readonly properties = {
    api: {},
    persona: {},
    mode: { reflect: true },
    theme: { reflect: true },
    lang: { reflect: true },
    greeting: {},
    open: { type: Boolean, reflect: true },
    atEnd: { state: true },
    words: { state: true },
    voice: { state: true },
  };
  static override readonly styles = styles;

  /**
   * The origin of the API, as in `https://twin.example`; by default the one it was built for (`VITE_API_URL`), else the one that
   * this script comes from.
   */
  declare api: string;
  /** Whom it shows; by default the visitor chooses, where there are several. */
  declare persona: string;
  /** `inline` (the default) fills the box it is given; `bubble` is a button in a corner that opens it; `page` has a page for itself. */
  declare mode: Look['mode'];
  /** `light`, `dark`, or by default `auto`: as the visitor's system is. */
  declare theme: string | undefined;
  /** BCP 47; by default the first of the visitor's languages that it speaks, else English. */
  declare lang: string;
  /** In place of the owner's own. */
  declare greeting: string | undefined;
  /** Whether a bubble is open. */
  declare open: boolean;

  declare atEnd: boolean;
  declare words: Words | undefined;
  declare voice: Voice | undefined;
  #conversation: Conversation | undefined;
  #stage: Stage | undefined;
  #wishes: Wishes | undefined;
  #introduced: Persona | undefined;
  #scope: string | undefined;
  #twin: HttpTwin | undefined;
  #begun = false;

  constructor() {
    super();
    this.api = this.persona = '';
    this.mode = 'inline';
    this.open = false;
    this.atEnd = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** The state that is shown. */
  get state(): ConversationState | undefined {
    return this.#conversation?.state;
  }

  /** While words stream in, once a frame: what comes between two frames nobody sees. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.state?.phase === 'asking' && document.visibilityState === 'visible') await nextFrame();
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('lang')) void this.#speak();
    if (!this.isConnected) return;
    this.#begin((this.api || import.meta.env.VITE_API_URL || scriptOrigin()).replace(/\/+$/, ''));
    // A bubble that nobody opens costs its page nothing but the button.
    if (!this.#begun && (this.mode !== 'bubble' || this.open)) {
      this.#begun = true;
      void this.#conversation?.open();
    }
    this.#stage?.beforeRender();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, state, mode } = this;
    const wishes = this.#wishes;
    if (!words || !state || !wishes) return nothing;
    const look: Look = { words, mode, greeting: this.greeting, atEnd: this.atEnd, voice: this.voice };
    const lang = words.language;
    const dir = isRightToLeft(lang) ? 'rtl' : 'ltr';
    const onKey = (event: KeyboardEvent): void => {
      if (mode === 'bubble' && event.type === 'keydown' && isEscape(event)) wishes.minimise();
      if (isTyping(event)) event.stopPropagation();
    };
    if (mode !== 'bubble') {
      return html`
        <div class="frame" lang=${lang} dir=${dir} @keydown=${onKey} @keypress=${onKey} @keyup=${onKey}>
          ${twinView(state, look, wishes)}
        </div>
      `;
    }
    const name = words.openTwin(state.persona?.name, state.persona?.own);
    return html`
      <dialog class="frame" lang=${lang} dir=${dir} aria-label=${name} @cancel=${wishes.minimise}
        @keydown=${onKey} @keypress=${onKey} @keyup=${onKey}>
        ${this.#begun ? twinView(state, look, wishes) : nothing}
      </dialog>
      <button type="button" class="launcher" part="launcher" lang=${lang} dir=${dir} aria-expanded=${this.open} aria-label=${name}
        title=${name} @click=${() => this.#toggle()}>${this.open ? icons.down : icons.talk}</button>
    `;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#stage?.showBubble(this.open);
    this.#stage?.afterRender();
    const persona = this.state?.persona;
    if (persona && persona !== this.#introduced) {
      this.#introduced = persona;
      this.dispatchEvent(new CustomEvent('digital-twin-persona', { detail: persona, bubbles: true, composed: true }));
      void this.#conversation?.meetAll();
      void this.#giveVoice(persona);
    }
  }

  #begin(origin: string): void {
    const scope = `${origin} ${this.persona}`;
    if (this.#conversation && scope === this.#scope) return;
    this.#end();
    this.#scope = scope;
    const twin = new HttpTwin(origin);
    const keepsakes = new StoredKeepsakes(origin, undefined, this.persona);
    const conversation = new Conversation(twin, keepsakes, () => this.requestUpdate());
    this.#twin = twin;
    this.#conversation = conversation;
    this.#stage = new Stage(this, conversation, (atEnd) => {
      this.atEnd = atEnd;
    });
    this.#wishes = wishesOf(this, conversation, this.#stage);
    this.atEnd = true;
  }

  #end(): void {
    this.#conversation?.leave();
    this.voice?.release();
    this.voice = undefined;
    this.#stage?.release();
    this.#conversation = undefined;
    this.#begun = false;
  }

  /** Its script comes after all else, and only where there is something that hears. */
  async #giveVoice(persona: Persona): Promise<void> {
    const conversation = this.#conversation;
    const twin = this.#twin;
    if (this.voice || !conversation || !twin || !(persona.voice || 'webkitSpeechRecognition' in window)) return;
    const script = await import('../voice/VoiceBox.ts').catch(() => undefined);
    if (!script || this.voice || conversation !== this.#conversation) return;
    this.voice = new script.VoiceBox({
      html,
      iconButton,
      troubleSentence,
      plainText,
      twin,
      conversation,
      element: this,
    });
  }

  #toggle(): void {
    this.open = !this.open;
    if (this.open) this.#stage?.focusBox();
  }

  async #speak(): Promise<void> {
    const { lang } = this;
    const language = chooseLanguage(lang ? [lang] : navigator.languages);
    const words = await loadWords(language, localeOf(language));
    // A language wanted since may have been there before this one.
    if (lang === this.lang) this.words = words;
  }
}

/** Empty, for the page's own, where scripts come from no site. */
function scriptOrigin(): string {
  const { protocol, origin } = new URL(import.meta.url);
  return protocol.startsWith('http') ? origin : '';
}

// A page may hold the script twice, from two versions of a template.
if (!customElements.get('digital-twin')) customElements.define('digital-twin', DigitalTwin);

declare global {
  interface HTMLElementTagNameMap {
    'digital-twin': DigitalTwin;
  }
  interface HTMLElementEventMap {
    'digital-twin-persona': PersonaShown;
  }
}
