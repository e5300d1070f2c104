import { highlight } from './highlight.ts';
import type { Kit } from './Kit.ts';
import type { VoiceState } from './machine.ts';
import type { Sound } from './Sound.ts';
import { styles } from './styles/voice.ts';
import { answerIn } from './view.ts';

/** What the voice does to the element's DOM besides being rendered in it. */
export class Place {
  readonly #root: ShadowRoot;
  readonly #sheet = new CSSStyleSheet();
  readonly #life = new AbortController();

  /** @param wantsOut Told that the visitor wants out. @returns Whether it was from here. */
  constructor({ element }: Kit, wantsOut: () => boolean) {
    this.#root = element.renderRoot as ShadowRoot;
    this.#sheet.replaceSync(styles);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, this.#sheet];
    const onKey = (event: Event): void => {
      const { key, isComposing } = event as KeyboardEvent;
      if (key !== 'Escape' || isComposing || !wantsOut()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    this.#root.addEventListener('keydown', onKey, { capture: true, signal: this.#life.signal });
  }

  /** Marks what is spoken, once that has been drawn. */
  mark({ conversation }: Kit, sentence: () => string | undefined): void {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => highlight(answerIn(this.#root, conversation.state), sentence())),
    );
  }

  draw(sound: Sound | undefined, state: () => VoiceState): void {
    requestAnimationFrame(() => {
      sound?.draw(
        () => this.#root.querySelector<HTMLCanvasElement>('.wave'),
        () => (state().step === 'recording' ? sound.input : sound.output),
      );
    });
  }

  /** Who pressed what goes is back where they began. */
  keepFocus(): void {
    const root = this.#root;
    if (root.activeElement?.closest('.voice, .voice-again')) root.querySelector<HTMLElement>('.mic')?.focus();
  }

  release(): void {
    this.#life.abort();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
