import { tokens } from '../model/words.mjs';

/**
 * How long each token of a call was on its way from the model to the visitor, in ms: from when it went out (`sent`) to when the
 * visitor had all text up to its end, however that was cut into events.
 */
export function delaysOf(arrivals, sent) {
  let [characters, next] = [0, 0];
  return tokens(sent.length).map((token, i) => {
    characters += token.length;
    while (next < arrivals.length && arrivals[next][1] < characters) next++;
    if (next === arrivals.length) throw new Error(`The visitor never got token ${i + 1} of ${sent.length}.`);
    return arrivals[next][0] - sent[i];
  });
}
