import type { ReactiveElement } from 'lit';
import type { Conversation } from '../conversation/Conversation.ts';
import { typesOnGlass } from './effects.ts';
import { FollowEnd } from './FollowEnd.ts';

/** What the element does to its own DOM besides rendering it: focus, scrolling, and listening to the browser. */
export class Stage {
  readonly #host: ReactiveElement;
  readonly #conversation: Conversation;
  readonly #atEnd: (atEnd: boolean) => void;
  readonly #browser = new AbortController();
  readonly #top = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting) || this.#reached === this.#first) return;
    // Once only: what could not be read is for the visitor to try again.
    this.#reached = this.#first;
    void this.#conversation.showEarlier();
  });
  #follow: FollowEnd | undefined;
  #first: string | undefined;
  /** The first message whose appearance has already asked for those before it. */
  #reached: string | undefined;
  #fromEnd: number | undefined;
  #focusNext: string | undefined;
  #focused: Element | null = null;

  constructor(host: ReactiveElement, conversation: Conversation, atEnd: (atEnd: boolean) => void) {
    this.#host = host;
    this.#conversation = conversation;
    this.#atEnd = atEnd;
    const { signal } = this.#browser;
    addEventListener('online', () => conversation.connected(true), { signal });
    addEventListener('offline', () => conversation.connected(false), { signal });
    if (!navigator.onLine) conversation.connected(false);
  }

  /** Earlier messages must not push away the one that is being read. */
  beforeRender(): void {
    const { messages } = this.#conversation.state;
    const grewAtTop = this.#first !== undefined && messages.some(({ id }, place) => place > 0 && id === this.#first);
    this.#fromEnd = grewAtTop ? this.#follow?.fromEnd : undefined;
    this.#first = messages[0]?.id;
    this.#focused = (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  afterRender(): void {
    const box = this.#find('.scroller');
    const talk = this.#find('.talk');
    if (!box || !talk) return;
    this.#follow ??= new FollowEnd(box, talk, this.#atEnd);
    if (this.#fromEnd !== undefined) this.#follow.holdAt(this.#fromEnd);
    this.#watchTop();
    this.#write('.draft', this.#conversation.state.draft);
    this.#write('.edited', this.#conversation.state.editing?.text);
    if (this.#focused?.isConnected === false) this.#keepFocus(this.#focused);
    if (this.#focusNext === undefined) return;
    this.#find(this.#focusNext)?.focus();
    this.#focusNext = undefined;
  }

  /** On a small screen it covers the page, which must not be reached behind it. */
  showBubble(open: boolean): void {
    const dialog = this.#find('dialog') as HTMLDialogElement | null;
    if (!dialog || dialog.open === open) return;
    if (!open) dialog.close();
    else if (matchMedia('(max-width: 30rem), (max-height: 30rem)').matches) dialog.showModal();
    else dialog.show();
  }

  /** The visitor's own words: their talk goes on at its end, and the focus where they write next. */
  goOn(): void {
    this.#follow?.resume();
    this.focusBox();
  }

  toNewest(): void {
    this.#follow?.resume();
  }

  /** On a touch screen the focus stays with the talk, for a keyboard would cover it. */
  focusBox(): void {
    this.focusAfter(typesOnGlass() ? '.scroller' : '.draft');
  }

  /** Focuses what the next rendering shows. */
  focusAfter(selector: string): void {
    this.#focusNext = selector;
    this.#host.requestUpdate();
  }

  release(): void {
    this.#browser.abort();
    this.#top.disconnect();
    this.#follow?.release();
    this.#follow = undefined;
  }

  /** Whoever scrolls to the first message shown wants to read the ones before it. */
  #watchTop(): void {
    this.#top.disconnect();
    const button = this.#find('.earlier');
    if (button && this.#conversation.state.earlier === 'some') this.#top.observe(button);
  }

  /** What stands in a box may be newer than what a template last put there. */
  #write(selector: string, text = ''): void {
    const box = this.#find(selector) as HTMLTextAreaElement | null;
    if (box && box.value !== text) box.value = text;
  }

  /** What had the focus went with what it did. */
  #keepFocus(gone: Element): void {
    this.#focusNext ??= gone.matches('.halt') && !typesOnGlass() ? '.draft' : '.scroller';
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
