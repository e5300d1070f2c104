import { isElsewhere } from '../api/failure.ts';
import type { Trouble } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';

/**
 * What went wrong, and what to do next. The server explains itself in English, and better than the element can; a visitor with
 * another language reads the element's own sentence, unless only the server knows what to change.
 */
export function troubleSentence({ failure, repeat }: Trouble, words: Words): string {
  const isEnglish = words.language === 'en';
  switch (failure.kind) {
    case 'gone':
    case 'unreachable':
    case 'unreadable':
      return words[failure.kind];
    case 'broken-off':
      return words.brokenOff;
    case 'reported':
      return (isEnglish && failure.detail) || words.unfinished;
    case 'problem': {
      const { status, detail } = failure;
      if (repeat === undefined) {
        const remedy = isElsewhere(failure) ? words.inNewConversation : words.backInBox;
        return `${detail ?? words.failed(status)} ${remedy}`;
      }
      return (isEnglish && detail) || own(status, words);
    }
  }
}

function own(status: number, words: Words): string {
  if (status === 429) return words.tooFast;
  return status > 501 && status < 505 ? words.overloaded : words.failed(status);
}
