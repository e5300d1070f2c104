/** What a visitor was told about a conversation, to be compared with what the twin remembers of it. */
export class Told {
  turns = [];

  constructor(session) {
    this.session = session;
  }

  /** The turn that has no answer yet: always the last one. */
  openTurn() {
    const last = this.turns.at(-1);
    return last && !last.reply ? last : undefined;
  }

  ask(id, text) {
    const turn = { id, text, tries: 0, isStored: false };
    this.turns.push(turn);
    return turn;
  }

  /**
   * Everything acknowledged must be there, in order, and nothing besides but the question and the reply that the last turn was
   * still waiting for. Returns how many acknowledged messages that were.
   */
  check(report, messages, when) {
    const wrong = (what) => report.fault(`${this.session} ${when}: ${what}`);
    let [next, acknowledged] = [0, 0];
    for (const turn of this.turns) {
      const question = messages[next];
      if (question?.id === turn.id) {
        if (question.content !== turn.text || question.role !== 'user') wrong(`the question ${turn.id} is changed`);
        next++;
      } else if (turn.isStored) {
        wrong(`the acknowledged question ${turn.id} is not where it should be`);
      }
      const reply = messages[next]?.role === 'assistant' ? messages[next++] : undefined;
      if (turn.reply && (reply?.id !== turn.reply.id || reply.content !== turn.reply.content)) {
        wrong(`the acknowledged reply ${turn.reply.id} is missing or changed`);
      }
      if (reply?.status) wrong(`the reply ${reply.id} is ${reply.status}`);
      acknowledged += Number(turn.isStored) + Number(turn.reply !== undefined);
    }
    if (next !== messages.length) wrong(`${messages.length - next} messages too many`);
    return acknowledged;
  }
}
