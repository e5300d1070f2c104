import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import { Courier, type Sending } from './Courier.ts';
import { type Ear, openEar } from './Ear.ts';
import { Elsewhere } from './Elsewhere.ts';
import { leaveFloor, mayAnswer, type Speaker, takeFloor } from './floor.ts';
import type { Kit } from './Kit.ts';
import { canListen } from './Listening.ts';
import { localeOf } from './locale.ts';
import type { Mouth } from './Mouth.ts';
import { reduceVoice, silent, type VoiceHappening, type VoiceState } from './machine.ts';
import { obstacleOf, surroundings } from './obstacles.ts';
import { Place } from './Place.ts';
import { Playback } from './Playback.ts';
import { Press } from './Press.ts';
import { canRead, Reading } from './Reading.ts';
import { canRecord } from './Recording.ts';
import { Sound } from './Sound.ts';
import type { Voice } from './Voice.ts';
import { goes, voiceView } from './view.ts';
import { first, loadVoiceWords } from './words/load.ts';

/** Milliseconds that a microphone is given to be heard of. */
const patience = 3000;

/** Talks with the visitor, where they want to: hears a question, has the conversation ask it, and speaks the answer. */
export class VoiceBox implements Voice, Speaker {
  readonly #kit: Kit;
  readonly #place: Place;
  readonly #elsewhere: Elsewhere;
  readonly #courier: Courier;
  #state: VoiceState = silent;
  #words = first;
  #language: string | undefined;
  #sound: Sound | undefined;
  #ear: Ear | undefined;
  #mouth: Mouth | undefined;
  #turn = new AbortController();
  #ticking: ReturnType<typeof setInterval> | undefined;
  #again: (() => void) | undefined;
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
    this.#place = new Place(kit, () => this.#escape());
    this.#elsewhere = new Elsewhere(kit);
    this.#courier = new Courier(kit, this.#elsewhere, {
      asked: () => {
        this.#happen({ kind: 'asked' });
        this.#mouth = this.#newMouth();
        return this.#mouth;
      },
      onlyText: () => this.#happen({ kind: 'only-text' }),
      failed: (obstacle, again) => this.#fail(obstacle, again),
      isOff: (signal) => this.#isOff(signal),
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
    this.#place.release();
    this.#sound?.release();
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
  #look(state: ConversationState): void {
    if (!this.#elsewhere.isSeen) this.leave();
    const { hasTurned, isNews, isAsking, isOwn } = this.#elsewhere.look(state);
    if (hasTurned) {
      this.#cancel();
      this.#hush();
    }
    // What was written instead goes first, and leaves nothing to be told of what was said before.
    if (!isOwn && (this.#state.step === 'idle' ? isNews : isAsking)) this.#cancel();
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
    if (said === '') return this.#fail('noSpeech');
    const most = this.#voice?.max_bytes ?? Number.POSITIVE_INFINITY;
    if (typeof said !== 'string' && said.size > most) return this.#fail('tooLong');
    await this.#courier.carry(said)(signal);
  }

  #newMouth(): Mouth | undefined {
    if (!this.#elsewhere.isSeen || !mayAnswer(this)) return undefined;
    takeFloor(this);
    const told = (sentence: string | undefined): void => {
      if (sentence !== undefined && mouth !== this.#mouth) return;
      this.#happen({ kind: 'spoken', sentence });
      this.#draw();
      this.#place.mark(this.#kit, () => this.#state.sentence);
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
    if (this.#state.step === 'sending') this.#courier.takeBack();
    this.#turn.abort();
    this.#stopListening();
    this.#again = undefined;
    this.#happen({ kind: 'cancelled' });
  }

  #fail(obstacle: NonNullable<VoiceState['obstacle']>, again?: Sending): void {
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
    this.#ear = undefined;
  }

  /** Out of what goes on. @returns Whether something did. */
  #escape(): boolean {
    const { step, sentence } = this.#state;
    if (step !== 'idle') this.#cancel();
    else if (sentence !== undefined) this.#hush();
    return step !== 'idle' || sentence !== undefined;
  }

  #draw(): void {
    this.#place.draw(this.#sound, () => this.#state);
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
    if (goes(before, this.#state)) this.#place.keepFocus();
    this.#kit.element.requestUpdate();
  }
}
