/** What a visitor can wish for. */
export interface Wishes {
  draft(text: string): void;
  ask(text: string): void;
  tryAgain(): void;
  stop(): void;
  startOver(): void;
}
