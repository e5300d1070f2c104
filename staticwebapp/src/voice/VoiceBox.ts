import type { Failure } from '../api/failure.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import { type Ear, formOf, openEar } from './Ear.ts';
import { leaveFloor, mayAnswer, type Speaker, takeFloor } from './floor.ts';
import { hear, spoken } from './hear.ts';
import { highlight } from './highlight.ts';
import type { Events, Kit } from './Kit.ts';
import { canListen } from './Listening.ts';
import { localeOf } from './locale.ts';
import type { Mouth } from './Mouth.ts';
import { reduceVoice, silent, type VoiceHappening, type VoiceState } from './machine.ts';
import { obstacleIn, obstacleOf, surroundings } from './obstacles.ts';
import { Playback } from './Playback.ts';
import { Press } from './Press.ts';
import { canRead, Reading } from './Reading.ts';
import { canRecord } from './Recording.ts';
import { Sound } from './Sound.ts';
import { styles } from './styles/voice.ts';
import type { Voice } from './Voice.ts';
import { answerIn, goes, voiceView } from './view.ts';
import { first, loadVoiceWords } from './words/load.ts';

/** Milliseconds that a microphone is given to be heard of. */
const patience = 3000;

/** As the conversation's own; the microphone is only there where this is, too. */
const newId = (): string => crypto.randomUUID().replaceAll('-', '');

interface Ids {
  readonly sessionId: string;
  readonly messageId: string;
}

/** Talks with the visitor, where they want to: hears a question, has the conversation ask it, and speaks the answer. */
export class VoiceBox implements Voice, Speaker {
  readonly #kit: Kit;
  readonly #root: ShadowRoot;
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
  /** What is on its way to the server. */
  #sent: Ids | undefined;
  #turnings: number;
  /** The last question there is, whether it is being answered, and the one that is asked from here. */
  #asked: string | undefined;
  #isAsking = false;
  #own: string | undefined;
  #isSeen = true;
  readonly #press = new Press({
    isFirst: () => this.#state.step === 'idle',
    begin: (held) => void this.#begin(held),
    again: () => {
      this.#sound?.wake();
      if (this.#state.step === 'recording') void this.#finish();
      else this.#cancel();
    },
    letGo: (wasHeld) => {
      this.#sound?.wake();
      if (!this.#state.held) return;
      if (wasHeld && this.#state.step === 'recording') void this.#finish();
      else this.#happen({ kind: 'latched' });
    },
  });

  constructor(kit: Kit) {
    this.#kit = kit;
    this.#turnings = kit.conversation.state.turnings;
    this.#sheet.replaceSync(styles);
    this.#root = kit.element.renderRoot as ShadowRoot;
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, this.#sheet];
    this.#root.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent), {
      capture: true,
      signal: this.#life.signal,
    });
  }

  view(state: ConversationState, words: Words) {
    if (words.language !== this.#language) void this.#speakAs(words.language);
    this.#look(state);
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
        press: this.#press,
        cancel: () => this.#cancel(),
        hush: () => this.#hush(),
        again: this.#again,
      },
    );
  }

  release(): void {
    this.#cancel();
    this.#hush();
    leaveFloor(this);
    this.#life.abort();
    this.#sound?.release();
    const root = this.#root;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  get isListening(): boolean {
    return this.#state.step === 'opening' || this.#state.step === 'recording';
  }

  /** Nobody sees it any more, or somebody else has the floor. What was already sent goes on. */
  leave(): void {
    if (this.isListening) this.#cancel();
    this.#hush();
  }

  get #voice() {
    return this.#kit.conversation.state.persona?.voice;
  }

  get #viaServer(): boolean {
    return this.#voice !== undefined && canRecord();
  }

  /** Keeps up with what the visitor does elsewhere; as often as it is drawn, and before anything is asked. */
  #look({ turnings, phase, messages, listing }: ConversationState): void {
    const { mode, open } = this.#kit.element;
    this.#isSeen = !listing && (mode !== 'bubble' || open);
    if (!this.#isSeen) this.leave();
    if (turnings !== this.#turnings) {
      this.#turnings = turnings;
      this.#cancel();
      this.#hush();
    }
    const asked = messages.filter(({ role }) => role === 'user').at(-1)?.id;
    const isAsking = phase === 'asking';
    const isNews = asked !== this.#asked || (isAsking && !this.#isAsking);
    this.#asked = asked;
    this.#isAsking = isAsking;
    // What was written instead goes first, and leaves nothing to be told of what was said before.
    if (asked !== this.#own && (this.#state.step === 'idle' ? isNews : isAsking)) this.#cancel();
  }

  /** The visitor dropped it, or is elsewhere by now. */
  #isOff(signal: AbortSignal): boolean {
    this.#look(this.#kit.conversation.state);
    return signal.aborted;
  }

  async #begin(held: boolean): Promise<void> {
    const { conversation } = this.#kit;
    takeFloor(this);
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
      this.#sound.wake();
      const ear = await openEar(this.#viaServer, this.#sound, this.#locale, {
        understood: (text) => this.#happen({ kind: 'understood', text }),
        ended: () => void this.#finish(),
        broke: fail,
      });
      if (signal.aborted) return ear.release();
      this.#sound.wake();
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
    let last = from;
    let listened = 0;
    this.#draw();
    this.#ticking = setInterval(() => {
      const now = performance.now();
      // A sound that sleeps hears nothing of what is recorded all the same.
      if (this.#sound?.isAwake) listened += now - last;
      last = now;
      heard ||= (this.#sound?.loudness ?? 1) > 0.004;
      const left = Math.ceil(seconds - 0.5 - (now - from) / 1000);
      this.#happen({ kind: 'ticked', left: Math.max(0, left), heard: heard || listened < patience });
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
    if (this.#isOff(signal)) return;
    this.#ear = undefined;
    const { conversation, twin } = this.#kit;
    const { state } = conversation;
    const ids = { sessionId: state.sessionId ?? newId(), messageId: newId() };
    if (typeof said !== 'string') return this.#send(said, ids, signal);
    if (said === '') return this.#fail('noSpeech');
    const { personaId: persona, level } = state;
    const answer = (stop: AbortSignal) => twin.ask({ ...ids, text: said, persona, level }, stop);
    const again = (signal: AbortSignal): Promise<void> => this.#ask(said, ids, answer, signal, again);
    await again(signal);
  }

  async #send(recording: Blob, ids: Ids, signal: AbortSignal): Promise<void> {
    const { twin, conversation } = this.#kit;
    if (recording.size > (this.#voice?.max_bytes ?? Number.POSITIVE_INFINITY)) return this.#fail('tooLong');
    // Under the same id, so that what did arrive is not answered twice.
    const again = (signal: AbortSignal) => this.#send(recording, ids, signal);
    const call = new AbortController();
    signal.addEventListener('abort', () => call.abort());
    conversation.begin(ids.sessionId);
    this.#sent = ids;
    try {
      const { text, answer } = await hear(twin.hear(formOf(recording, ids, conversation.state), call.signal));
      if (this.#isOff(signal)) return;
      const rest = (stop: AbortSignal) => {
        stop.addEventListener('abort', () => call.abort());
        return answer;
      };
      await this.#ask(text, ids, rest, signal, again);
    } catch (error) {
      const { failure }: { failure?: Failure } = Object(error);
      if (this.#isOff(signal)) return;
      const { type } = { type: '', ...failure };
      const obstacle = obstacleIn(type);
      this.#fail(obstacle ?? failure ?? { kind: 'unreadable' }, obstacle ? undefined : again);
    }
  }

  async #ask(
    text: string,
    ids: Ids,
    answer: (signal: AbortSignal) => Events,
    signal: AbortSignal,
    again: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const onlyText = () => this.#happen({ kind: 'only-text' });
    const events = (stop: AbortSignal) => {
      this.#sent = undefined;
      this.#happen({ kind: 'asked' });
      this.#mouth = this.#newMouth();
      return spoken(answer(stop), this.#mouth, stop, onlyText);
    };
    this.#own = ids.messageId;
    const isAsked = await this.#kit.conversation.ask(text, { ...ids, events });
    this.#look(this.#kit.conversation.state);
    if (this.#own === ids.messageId) this.#own = undefined;
    if (!isAsked && !this.#isOff(signal)) this.#fail('unasked', again);
  }

  #newMouth(): Mouth | undefined {
    if (!this.#isSeen || !mayAnswer(this)) return undefined;
    takeFloor(this);
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
    if (this.#state.step === 'sending' && this.#sent) {
      const { sessionId, messageId } = this.#sent;
      this.#kit.twin.stop(sessionId, messageId).catch(() => undefined);
    }
    this.#turn.abort();
    this.#stopListening();
    this.#again = undefined;
    this.#happen({ kind: 'cancelled' });
  }

  #fail(obstacle: NonNullable<VoiceState['obstacle']>, again?: (signal: AbortSignal) => Promise<void>): void {
    this.#stopListening();
    this.#again =
      again &&
      (() => {
        takeFloor(this);
        this.#turn = new AbortController();
        this.#happen({ kind: 'resent' });
        void again(this.#turn.signal);
      });
    this.#happen({ kind: 'failed', obstacle });
  }

  #stopListening(): void {
    clearInterval(this.#ticking);
    this.#ear?.release();
    this.#ear = this.#sent = undefined;
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
        highlight(answerIn(this.#root, this.#kit.conversation.state), this.#state.sentence);
      }),
    );
  }

  #draw(): void {
    const root = this.#root;
    requestAnimationFrame(() => {
      this.#sound?.draw(
        () => root.querySelector<HTMLCanvasElement>('.wave'),
        () => (this.#state.step === 'recording' ? this.#sound?.input : this.#sound?.output) as AnalyserNode,
      );
    });
  }

  get #locale(): string {
    return localeOf([this.#kit.conversation.state.persona?.language, this.#language], navigator.languages);
  }

  async #speakAs(language: string): Promise<void> {
    this.#language = language;
    const words = await loadVoiceWords(language);
    if (language !== this.#language) return;
    this.#words = words;
    this.#kit.element.requestUpdate();
  }

  #happen(happening: VoiceHappening): void {
    const before = this.#state;
    this.#state = reduceVoice(before, happening);
    if (this.#state === before) return;
    if (goes(before, this.#state)) this.#keepFocus();
    this.#kit.element.requestUpdate();
  }

  /** Who pressed what goes is back where they began. */
  #keepFocus(): void {
    const root = this.#root;
    if (root.activeElement?.closest('.voice, .voice-again')) root.querySelector<HTMLElement>('.mic')?.focus();
  }
}
