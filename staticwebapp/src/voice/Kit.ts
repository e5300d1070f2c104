import type { html } from 'lit';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Question, Twin } from '../api/Twin.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { iconButton } from '../element/button.ts';
import type { Look } from '../element/Look.ts';
import type { troubleSentence } from '../element/troubleSentence.ts';

/** What the script of the voice is handed. It imports none of it, for it would load the element's script a second time under another name. */
export interface Kit {
  readonly html: typeof html;
  readonly iconButton: typeof iconButton;
  readonly troubleSentence: typeof troubleSentence;
  readonly plainText: (markdown: string) => string;
  readonly twin: Pick<Twin, 'ask' | 'hear' | 'stop'>;
  readonly conversation: {
    readonly state: ConversationState;
    begin(sessionId: string): void;
    /** @returns Whether it was asked, once the answer has come to its end. */
    ask(text: string, spoken?: Omit<Question, 'text'>): Promise<boolean>;
    stop(): void;
  };
  readonly element: {
    readonly renderRoot: HTMLElement | DocumentFragment;
    readonly mode: Look['mode'];
    readonly open: boolean;
    requestUpdate(): void;
  };
}

export type Events = AsyncIterable<StreamEvent>;
