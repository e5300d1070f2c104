import { html, render } from 'lit';
import { vi } from 'vitest';
import type { Persona } from '../../src/api/persona.ts';
import { iconButton } from '../../src/element/button.ts';
import { troubleSentence } from '../../src/element/troubleSentence.ts';
import { plainText } from '../../src/markdown/plainText.ts';
import { VoiceBox } from '../../src/voice/VoiceBox.ts';
import { en } from '../../src/words/en.ts';
import { converse } from './converse.ts';
import { settled } from './FakeClock.ts';

export const speaking: Persona = { name: 'Sabela', suggestedQuestions: [], voice: { speaks: true } };

/** A voice beside its conversation, drawn whenever one of them changes. */
export class TestVoice {
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({ mode: 'open' });
  readonly element = {
    renderRoot: this.root,
    mode: 'page' as 'page' | 'bubble',
    open: false,
    requestUpdate: () => queueMicrotask(() => this.#draw()),
  };
  readonly talk = converse();
  readonly voice: VoiceBox;

  private constructor() {
    document.body.append(this.host);
    this.voice = new VoiceBox({
      html,
      iconButton,
      troubleSentence,
      plainText,
      twin: this.talk.twin,
      conversation: this.talk.conversation,
      element: this.element,
    });
  }

  static async open(persona: Persona = speaking): Promise<TestVoice> {
    const test = new TestVoice();
    test.talk.twin.introduces = async (id) => (id ? { ...persona, id } : persona);
    await test.talk.conversation.open();
    await test.settle();
    return test;
  }

  /** Once all has happened and is drawn. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round++) await settled();
    this.#draw();
  }

  get says(): string | undefined {
    return this.root.querySelector('.says')?.textContent?.trim();
  }

  get step(): string | undefined {
    return this.mic.dataset.step;
  }

  get mic(): HTMLElement {
    return this.#find('.mic');
  }

  /** The sentence that is spoken, or what was understood. */
  get caption(): string | undefined {
    return this.root.querySelector('.sentence')?.textContent?.trim();
  }

  get again(): HTMLElement | null {
    return this.root.querySelector('.voice-again');
  }

  /** As a key does. */
  async press(selector = '.mic'): Promise<void> {
    this.#find(selector).click();
    await this.settle();
  }

  /** A pointer of the mouse, a finger or a pen. */
  async point(...types: string[]): Promise<void> {
    for (const type of types) {
      const event = new MouseEvent(type, { bubbles: true, button: 0, detail: type === 'click' ? 1 : 0 });
      this.mic.setPointerCapture = vi.fn();
      this.mic.dispatchEvent(Object.assign(event, { pointerId: 1 }));
    }
    await this.settle();
  }

  /** Records, and sends it. */
  async speak(): Promise<void> {
    await this.press();
    await this.press();
  }

  #draw(): void {
    render(this.voice.view(this.talk.conversation.state, en), this.root);
  }

  #find(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }
}
