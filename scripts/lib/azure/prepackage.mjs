import { Failure } from '../failure.mjs';
import { refusal } from '../package/refusal.mjs';
import { explainedChoice } from '../packages.mjs';

/** Keeps azd from packaging what Azure would not start. */
export async function main() {
  const { mode, why } = await choiceForAzure();
  const sentence = refusal(mode, why);
  if (sentence) throw new Failure(sentence);
  return 0;
}

/** A registry that lacked packages may have them by now, so that stand-ins are only believed after asking again. */
export async function choiceForAzure(choose = explainedChoice) {
  const choice = await choose();
  return choice.mode === 'standins' ? choose('probe') : choice;
}
