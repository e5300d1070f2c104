import type { Failure } from '../api/failure.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import { type Ear, formOf, openEar } from './Ear.ts';
import { hear, spoken } from './hear.ts';
import { highlight } from './highlight.ts';
import type { Events, Kit } from './Kit.ts';
import { canListen } from './Listening.ts';
import type { Mouth } from './Mouth.ts';
import { reduceVoice, silent, type VoiceHappening, type VoiceState } from './machine.ts';
import { obstacleIn, obstacleOf, surroundings } from './obstacles.ts';
import { Playback } from './Playback.ts';
import { canRead, Reading } from './Reading.ts';
import { canRecord } from './Recording.ts';
import { Sound } from './Sound.ts';
import { styles } from './styles/voice.ts';
import type { Voice } from './Voice.ts';
import { answerIn, voiceView } from './view.ts';
import { first, loadVoiceWords } from './words/load.ts';

/** Milliseconds after which a press counts as held, and its end as the end of what is said. */
const hold = 400;
/** Seconds that a microphone is given to be heard of. */
const patience = 3;

/** Talks with the visitor, where they want to: hears a question, has the conversation ask it, and speaks the answer. */
export class VoiceBox implements Voice {
  readonly #kit: Kit;
  readonly #sheet = new CSSStyleSheet();
  readonly #life = new AbortController();
  #state: VoiceState = silent;
  #words = first;
  #language: string | undefined;
  #sound: Sound | undefined;
  #ear: Ear | undefined;
  #mouth: Mouth | undefined;
  #turn = new AbortController();
  #ticking: ReturnType<typeof setInterval> | undefined;
  #again: (() => void) | undefined;
  #pressedAt = 0;
  #isPointed = false;

  constructor(kit: Kit) {
    this.#kit = kit;
    this.#sheet.replaceSync(styles);
    kit.root.adoptedStyleSheets = [...kit.root.adoptedStyleSheets, this.#sheet];
    kit.root.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent), {
      capture: true,
      signal: this.#life.signal,
    });
  }

  view(state: ConversationState, words: Words) {
    if (words.language !== this.#language) void this.#speakAs(words.language);
    // What was written instead goes first, and another conversation has no use for it.
    if (this.#state.step !== 'idle' && state.phase === 'asking') queueMicrotask(() => this.#cancel());
    if (!this.#viaServer && !canListen()) return undefined;
    const { step, sentence } = this.#state;
    const isRead = sentence !== undefined && !(this.#mouth instanceof Playback);
    return voiceView(
      this.#kit,
      {
        voice: this.#state,
        words,
        voiceWords: this.#words,
        hasWave: step === 'recording' ? this.#viaServer : !isRead,
        isElsewhere: !this.#viaServer,
      },
      {
        press: (held) => this.#press(held),
        release: () => this.#letGo(),
        cancel: () => this.#cancel(),
        hush: () => this.#hush(),
        again: this.#again,
      },
    );
  }

  release(): void {
    this.#cancel();
    this.#hush();
    this.#life.abort();
    this.#sound?.release();
    const { root } = this.#kit;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  get #voice() {
    return this.#kit.conversation.state.persona?.voice;
  }

  get #viaServer(): boolean {
    return this.#voice !== undefined && canRecord();
  }

  /** A click follows each press of a pointer; only one of the two counts. */
  #press(isPointer: boolean): void {
    const { step } = this.#state;
    if (isPointer) {
      this.#isPointed = step === 'idle';
      this.#pressedAt = performance.now();
      if (step === 'idle') void this.#begin(true);
      return;
    }
    const isSame = this.#isPointed;
    this.#isPointed = false;
    if (isSame) return;
    if (step === 'idle') void this.#begin(false);
    else if (step === 'recording') void this.#finish();
    else this.#cancel();
  }

  #letGo(): void {
    if (!this.#state.held) return;
    if (this.#state.step === 'recording' && performance.now() - this.#pressedAt > hold) void this.#finish();
    else this.#happen({ kind: 'latched' });
  }

  async #begin(held: boolean): Promise<void> {
    const { conversation } = this.#kit;
    this.#hush();
    if (conversation.state.phase === 'asking') conversation.stop();
    this.#again = undefined;
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    const seconds = Math.min(this.#voice?.max_seconds ?? 60, 60);
    this.#happen({ kind: 'pressed', held, seconds });
    const around = surroundings();
    const fail = (name: string): void => {
      if (!signal.aborted) this.#fail(obstacleOf(name, around));
    };
    if (!around.isSecure || !around.isAllowed) return fail('');
    try {
      this.#sound ??= new Sound();
      void this.#sound.context.resume();
      const understood = (text: string) => this.#happen({ kind: 'understood', text });
      const ear = await openEar(this.#viaServer, this.#sound, this.#locale, understood, fail);
      if (signal.aborted) return ear.release();
      this.#ear = ear;
      this.#happen({ kind: 'opened' });
      this.#tick(seconds);
    } catch (error) {
      fail(Object(error).name);
    }
  }

  /** A little less than the server takes: what was recorded is a little longer than what was measured. */
  #tick(seconds: number): void {
    const from = performance.now();
    let heard = !this.#viaServer;
    this.#draw();
    this.#ticking = setInterval(() => {
      const passed = (performance.now() - from) / 1000;
      heard ||= (this.#sound?.loudness ?? 1) > 0.004;
      const left = Math.ceil(seconds - 0.5 - passed);
      this.#happen({ kind: 'ticked', left: Math.max(0, left), heard: heard || passed < patience });
      if (left <= 0) void this.#finish();
    }, 100);
  }

  async #finish(): Promise<void> {
    const { signal } = this.#turn;
    const ear = this.#ear;
    if (this.#state.step !== 'recording' || !ear) return;
    this.#happen({ kind: 'finished' });
    clearInterval(this.#ticking);
    const said = await ear.finish();
    if (signal.aborted) return;
    this.#ear = undefined;
    const { newId, conversation, twin } = this.#kit;
    const { state } = conversation;
    const ids = { sessionId: state.sessionId ?? newId(), messageId: newId() };
    if (typeof said !== 'string') return this.#send(said, ids, signal);
    if (said === '') return this.#fail('noSpeech');
    const { personaId: persona, level } = state;
    await this.#ask(said, ids, (stop) => twin.ask({ ...ids, text: said, persona, level }, stop));
  }

  async #send(recording: Blob, ids: { sessionId: string; messageId: string }, signal: AbortSignal): Promise<void> {
    const { twin, conversation } = this.#kit;
    if (recording.size > (this.#voice?.max_bytes ?? Number.POSITIVE_INFINITY)) return this.#fail('tooLong');
    const call = new AbortController();
    signal.addEventListener('abort', () => call.abort());
    try {
      const { text, answer } = await hear(twin.hear(formOf(recording, ids, conversation.state), call.signal));
      if (signal.aborted) return;
      await this.#ask(text, ids, (stop) => {
        stop.addEventListener('abort', () => call.abort());
        return answer;
      });
    } catch (error) {
      const { failure }: { failure?: Failure } = Object(error);
      if (signal.aborted) return;
      const { type } = { type: '', ...failure };
      // Under the same id, so that what did arrive is not answered twice.
      this.#again = () => {
        this.#turn = new AbortController();
        this.#happen({ kind: 'resent' });
        void this.#send(recording, ids, this.#turn.signal);
      };
      const obstacle = obstacleIn(type);
      if (obstacle) this.#again = undefined;
      this.#fail(obstacle ?? failure ?? { kind: 'unreadable' });
    }
  }

  async #ask(
    text: string,
    ids: { sessionId: string; messageId: string },
    answer: (signal: AbortSignal) => Events,
  ): Promise<void> {
    this.#happen({ kind: 'asked' });
    const mouth = this.#newMouth();
    this.#mouth = mouth;
    const onlyText = () => this.#happen({ kind: 'only-text' });
    const events = (signal: AbortSignal) => spoken(answer(signal), mouth, signal, onlyText);
    await this.#kit.conversation.ask(text, { ...ids, events });
  }

  #newMouth(): Mouth | undefined {
    const told = (sentence: string | undefined): void => {
      if (sentence !== undefined && mouth !== this.#mouth) return;
      this.#happen({ kind: 'spoken', sentence });
      this.#draw();
      this.#mark();
    };
    const mouth = this.#choose(told);
    return mouth;
  }

  #choose(told: (sentence: string | undefined) => void): Mouth | undefined {
    if (this.#viaServer && this.#voice?.speaks && this.#sound)
      return new Playback(this.#sound.context, this.#sound.output, told);
    return canRead() ? new Reading(this.#locale, this.#kit.plainText, told) : undefined;
  }

  #hush(): void {
    this.#mouth?.stop();
    this.#mouth = undefined;
  }

  #cancel(): void {
    this.#turn.abort();
    this.#stopListening();
    this.#again = undefined;
    this.#happen({ kind: 'cancelled' });
  }

  #fail(obstacle: NonNullable<VoiceState['obstacle']>): void {
    this.#stopListening();
    this.#happen({ kind: 'failed', obstacle });
  }

  #stopListening(): void {
    clearInterval(this.#ticking);
    this.#ear?.release();
    this.#ear = undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const { step, sentence } = this.#state;
    if (event.key !== 'Escape' || event.isComposing || (step === 'idle' && sentence === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 'idle') this.#hush();
    else this.#cancel();
  }

  /** Once what is to be marked has been drawn. */
  #mark(): void {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const { root, conversation } = this.#kit;
        highlight(answerIn(root, conversation.state), this.#state.sentence);
      }),
    );
  }

  #draw(): void {
    const { root } = this.#kit;
    requestAnimationFrame(() => {
      this.#sound?.draw(
        () => root.querySelector<HTMLCanvasElement>('.wave'),
        () => (this.#state.step === 'recording' ? this.#sound?.input : this.#sound?.output) as AnalyserNode,
      );
    });
  }

  get #locale(): string {
    const language = this.#language ?? 'en';
    return navigator.languages.find((tag) => tag.split('-', 1)[0] === language) ?? language;
  }

  async #speakAs(language: string): Promise<void> {
    this.#language = language;
    const words = await loadVoiceWords(language);
    if (language !== this.#language) return;
    this.#words = words;
    this.#kit.redraw();
  }

  #happen(happening: VoiceHappening): void {
    const before = this.#state;
    this.#state = reduceVoice(before, happening);
    if (this.#state !== before) this.#kit.redraw();
  }
}
