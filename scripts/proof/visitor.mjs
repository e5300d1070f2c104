import { say, stream } from './api.mjs';
import { Told } from './told.mjs';

const questions = [
  'Where did you study?',
  'What do you build?',
  'How did you get into this work?',
  'What do you like outside of work?',
];

/** Talks on until the twin is gone, and begins the next time with what it got no answer to, under the same id. */
export class Visitor {
  #random;
  #report;
  round = 1;
  conversations = [];
  answered = () => {};

  constructor(random, report) {
    this.#random = random;
    this.#report = report;
  }

  /** `isKilled()` tells whether the twin has been killed: before, nothing may break. */
  async talkUntilItBreaks(address, isKilled) {
    try {
      while (true) await this.#turn(address);
    } catch (error) {
      // fetch says this of a connection that ended; all else is an answer that nobody should get.
      const isGone = error instanceof TypeError || error.message === 'The stream ended without finish.';
      this.#report.expect(isGone && isKilled(), `a visitor was told: ${error.message}`);
    }
  }

  async #turn(address) {
    const conversation = this.#conversation();
    conversation.touchedIn = this.round;
    const turn = conversation.openTurn() ?? conversation.ask(this.#random.id(), this.#text());
    turn.tries++;
    const request = { session: conversation.session, id: turn.id, text: turn.text };
    const streams = this.#random.share() < 0.5;
    const started = () => (turn.isStored = true);
    const { reply_message: reply } = streams ? await stream(address, request, started) : await say(address, request);
    turn.isStored = true;
    turn.reply = { id: reply.id, content: reply.content };
    this.answered();
  }

  #conversation() {
    const current = this.conversations.at(-1);
    if (current && (current.openTurn() || this.#random.share() < 0.95)) return current;
    this.conversations.push(new Told(this.#random.id()));
    return this.conversations.at(-1);
  }

  #text() {
    return `${this.#random.pick(questions)} ${this.#random.share()} ¿ğ漢🙂`;
  }
}
