import type { StoredMessage } from '../api/history.ts';
import type { Conversation } from '../conversation/Conversation.ts';
import type { Words } from '../words/Words.ts';
import { copyText, saveFile } from './effects.ts';
import type { Stage } from './Stage.ts';
import { localeOf, shortTime } from './times.ts';
import type { Wishes } from './wishes.ts';

/** What wishes need of the element and change in it. */
interface Wished {
  readonly words: Words | undefined;
  open: boolean;
}

/** What each wish does: to the conversation, and then to focus and scrolling, since the pressed button may vanish. */
export function wishesOf(element: Wished, conversation: Conversation, stage: Stage): Wishes {
  const andGoOn = (action: () => unknown): void => {
    void action();
    stage.goOn();
  };
  return {
    draft: (text) => conversation.draft(text),
    ask: (text) => andGoOn(() => conversation.ask(text)),
    askAnew: () => andGoOn(() => conversation.askAnew()),
    askEdited: () => andGoOn(() => conversation.askEdited()),
    stop: () => andGoOn(() => conversation.stop()),
    tryAgain: () => andGoOn(() => conversation.tryAgain()),
    turnTo: (sessionId) => andGoOn(() => conversation.turnTo(sessionId)),
    choose: (personaId) => void conversation.turnTo(undefined, personaId),
    level: (level) => conversation.level(level),
    edit: (editing) => {
      const begins = conversation.state.editing === undefined;
      conversation.edit(editing);
      if (begins) stage.focusAfter('.edited');
      else if (!editing) stage.focusBox();
    },
    copy: async (text) => {
      // So that the same notice is news the second time.
      conversation.notice(undefined);
      conversation.notice((await copyText(text)) ? 'copied' : 'copyFailed');
    },
    showEarlier: () => void conversation.showEarlier(),
    toNewest: () => stage.toNewest(),
    toBox: () => stage.focusAfter('.draft'),
    list: (listing) => {
      conversation.list(listing);
      if (listing) stage.focusAfter('#list-title');
      else stage.focusBox();
    },
    askToRemove: (one) => {
      conversation.askToRemove(one);
      stage.focusAfter(one ? '.cancel' : '#list-title');
    },
    remove: async () => {
      await conversation.remove();
      const { listing, removal } = conversation.state;
      if (listing) stage.focusAfter(removal ? '.cancel' : '#list-title');
      else stage.focusBox();
    },
    save: async (form) => {
      const { persona } = conversation.state;
      const messages = await conversation.transcript();
      const { words } = element;
      if (!messages || !words) return;
      const write = await import('../conversation/transcript.ts');
      const twin = words.twinOf(persona?.name, persona?.own);
      const said = ({ role, timestamp }: StoredMessage) =>
        `${role === 'user' ? words.you : twin}, ${shortTime(timestamp, new Date(0), localeOf(words.language))}`;
      if (form === 'json') saveFile('conversation.json', 'application/json', write.asJson(messages));
      else saveFile('conversation.md', 'text/markdown', write.asMarkdown(twin, messages, said));
    },
    minimise: () => {
      element.open = false;
      stage.focusAfter('.launcher');
    },
  };
}
