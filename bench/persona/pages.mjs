// As many pages of text as wanted, made of the sample owner's own words; always the same.
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/root.mjs';

const linesOnAPage = 48;
const charactersInALine = 80;

/** A list of pages, each a list of lines; an empty line stands between paragraphs. */
export function pagesOf(count) {
  const words = readFileSync(inRoot('data', 'summary.txt'), 'latin1').match(/[A-Za-z]+[.,]?/g);
  const next = dice(8);
  return Array.from({ length: count }, () => page(words, next));
}

function page(words, next) {
  const lines = [];
  while (lines.length < linesOnAPage) {
    const paragraph = 4 + next(6);
    for (let at = 0; at < paragraph; at++) lines.push(line(words, next));
    lines.push('');
  }
  return lines.slice(0, linesOnAPage);
}

function line(words, next) {
  let text = words[next(words.length)];
  for (;;) {
    const longer = `${text} ${words[next(words.length)]}`;
    if (longer.length > charactersInALine) return text;
    text = longer;
  }
}

/** Numbers below a bound, the same ones after the same seed. */
function dice(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
