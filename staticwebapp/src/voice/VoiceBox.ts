import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';
import { Courier, type Sending } from './Courier.ts';
import { chooseMouth } from './chooseMouth.ts';
import { type Ear, openEar } from './Ear.ts';
import { Elsewhere } from './Elsewhere.ts';
import { leaveFloor, mayAnswer, type Speaker, takeFloor } from './floor.ts';
import type { Kit } from './Kit.ts';
import { canListen } from './Listening.ts';
import { ListeningTime } from './ListeningTime.ts';
import type { Mouth } from './Mouth.ts';
import { reduceVoice, silent, type VoiceHappening, type VoiceState } from './machine.ts';
import { obstacleOf, surroundings } from './obstacles.ts';
import { Place } from './Place.ts';
import { Playback } from './Playback.ts';
import { Press } from './Press.ts';
import { canRecord } from './Recording.ts';
import { Sound } from './Sound.ts';
import { Tongue } from './Tongue.ts';
import type { Voice } from './Voice.ts';
import { goes, voiceView } from './view.ts';

/** Talks with the visitor, where they want to: hears a question, has the conversation ask it, and speaks the answer. */
export class VoiceBox implements Voice, Speaker {
  readonly #kit: Kit;
  readonly #place: Place;
  readonly #elsewhere: Elsewhere;
  readonly #courier: Courier;
  #state: VoiceState = silent;
  readonly #tongue: Tongue;
  #sound: Sound | undefined;
  #ear: Ear | undefined;
  #mouth: Mouth | undefined;
  #turn = new AbortController();
  readonly #time = new ListeningTime();
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
    this.#tongue = new Tongue(() => kit.element.requestUpdate());
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
    void this.#tongue.speak(words.language);
    this.#look(state);
    if (!this.#viaServer && !canListen()) return undefined;
    const { step, sentence } = this.#state;
    const isRead = sentence !== undefined && !(this.#mouth instanceof Playback);
    return voiceView(
      this.#kit,
      {
        voice: this.#state,
        words,
        voiceWords: this.#tongue.words,
        hasWave: step === 'recording' ? this.#viaServer : !isRead,
        isElsewhere: !this.#viaServer,
      },
      { press: this.#press, cancel: () => this.#cancel(), hush: () => this.#hush(), again: this.#again },
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
      const ear = await openEar(this.#viaServer, this.#sound, this.#tongue.locale(this.#kit), {
        understood: (text) => this.#happen({ kind: 'understood', text }),
        ended: () => void this.#finish(),
        broke: fail,
      });
      if (signal.aborted) return ear.release();
      this.#sound.wake();
      this.#ear = ear;
      this.#happen({ kind: 'opened' });
      this.#place.draw(this.#sound, () => this.#state);
      this.#time.start(
        seconds,
        this.#viaServer ? this.#sound : undefined,
        (tick) => this.#happen({ kind: 'ticked', ...tick }),
        () => void this.#finish(),
      );
    } catch (error) {
      fail(Object(error).name);
    }
  }

  async #finish(): Promise<void> {
    const { signal } = this.#turn;
    const ear = this.#ear;
    if (this.#state.step !== 'recording' || !ear) return;
    this.#happen({ kind: 'finished' });
    this.#time.stop();
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
      this.#place.draw(this.#sound, () => this.#state);
      this.#place.mark(this.#kit, () => this.#state.sentence);
    };
    const sound = this.#viaServer && this.#voice?.speaks ? this.#sound : undefined;
    const mouth = chooseMouth(sound, this.#tongue.locale(this.#kit), this.#kit.plainText, told);
    return mouth;
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
    this.#time.stop();
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

  #happen(happening: VoiceHappening): void {
    const before = this.#state;
    this.#state = reduceVoice(before, happening);
    if (this.#state === before) return;
    if (goes(before, this.#state)) this.#place.keepFocus();
    this.#kit.element.requestUpdate();
  }
}
