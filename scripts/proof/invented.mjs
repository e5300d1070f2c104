const day = 24 * 60 * 60 * 1000;
const question = 'What did you build at your last job, and what would you do differently today?';
const answer =
  'I led the platform that turns forecasts into warnings. We tested every alert on tired people, printed how sure we were, ' +
  'and sent fewer of them than we could have. Today I would begin with the last metre, and with whoever is woken at night.';

/**
 * A conversation of `count` messages, the last of them said at `lastSaid`. All questions are alike in length, and all replies
 * are, so that what a window holds does not depend on where it lies.
 */
export function* invent({ session, count, lastSaid }) {
  for (let number = 1; number <= count; number++) {
    const isQuestion = number % 2 === 1;
    const id = nameOf(session, number);
    yield {
      number,
      id,
      isQuestion,
      content: `${isQuestion ? question : answer} ${String(number).padStart(7, '0')}`,
      said: new Date(lastSaid.getTime() - (count - number)),
      replyTo: isQuestion ? undefined : nameOf(session, number - 1),
      replyNumber: isQuestion && number < count ? number + 1 : undefined,
    };
  }
}

const nameOf = (session, number) => `${session.slice(0, 12)}-${String(number).padStart(7, '0')}`;

/** That many days before now. */
export const daysAgo = (days, milliseconds = 0) => new Date(Date.now() - days * day - milliseconds);
