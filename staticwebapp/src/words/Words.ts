/**
 * Every word the element says of its own accord, in one language. Plain text, never markup; numbers come as the language
 * writes them. `owner` is the name of whom the twin speaks for, absent until it is known; `own` is true where that is a tutor's or an
 * assistant's own name.
 */
export interface Words {
  /** BCP 47, as in `lang`. */
  readonly language: string;

  readonly conversation: string;
  readonly you: string;
  twinOf(owner: string | undefined, own?: boolean): string;
  /** Stands at the foot, always. `days` after the last message the conversation is deleted; 0: only when someone does. */
  disclosure(owner: string | undefined, days: number | undefined, own?: boolean): string;

  /** Names the choice of who answers. */
  readonly persona: string;
  /** Names the choice of how much a tutor may take for known. */
  readonly level: string;
  readonly beginner: string;
  readonly intermediate: string;
  readonly advanced: string;

  readonly yourMessage: string;
  placeholder(owner: string | undefined): string;
  readonly send: string;
  readonly stop: string;
  readonly suggestions: string;
  readonly thinking: string;
  charactersLeft(count: number): string;
  charactersTooMany(count: number): string;

  readonly edit: string;
  readonly editMessage: string;
  readonly sendAgain: string;
  readonly cancel: string;
  readonly copyAnswer: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Asks for another answer to the same question. */
  readonly answerAgain: string;
  /** Names a table in an answer, which can be scrolled. */
  readonly table: string;

  readonly showEarlier: string;
  readonly toNewest: string;
  /** A link past the messages, for who goes by keyboard. */
  readonly toMessageBox: string;

  readonly newConversation: string;
  readonly conversations: string;
  readonly noConversations: string;
  /** Says that the list is kept in this browser and nowhere else. */
  readonly conversationsNote: string;
  readonly close: string;
  readonly saveMarkdown: string;
  readonly saveJson: string;
  readonly remove: string;
  removeQuestion(title: string): string;
  readonly removeConsequence: string;
  readonly removed: string;

  /** The button of the bubble. */
  openTwin(owner: string | undefined, own?: boolean): string;
  readonly minimise: string;

  readonly stoppedUnanswered: string;
  readonly interrupted: string;
  readonly unanswered: string;
  readonly limitedByBudget: string;
  readonly limited: string;

  readonly offline: string;
  readonly reconnecting: string;
  readonly unreachable: string;
  readonly unreadable: string;
  readonly brokenOff: string;
  readonly unfinished: string;
  /** No more of the conversation is kept: it was deleted, or its time was up. */
  readonly gone: string;
  readonly tooFast: string;
  readonly overloaded: string;
  failed(status: number): string;
  /** The question could not be sent as it was, and is back in the box. */
  readonly backInBox: string;
  readonly inNewConversation: string;
  /** `seconds` from 1 to some hours; says it in the unit that suits. */
  retryIn(seconds: number): string;
  readonly tryAgain: string;
}
