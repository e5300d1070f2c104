// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/markdown/plainText.ts';
import { answers } from '../testing/answers.ts';

describe('plainText', () => {
  it.each([
    ['# My **work**\n\nI *build* ~~boats~~ `bridges`.', 'My work\nI build boats bridges.'],
    ['- one\n- two\n  1. three', 'one\ntwo\nthree'],
    ['- [x] done', '☑ done'],
    [
      'See [the map](https://a.example/b) or ![a chart](https://a.example/c.png).',
      'See the map (a.example) or a chart (a.example).',
    ],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a, b\n1, 2'],
    ['> said\n> she', 'said\nshe'],
    ['```js\nrun();\n```\n\n---\n\nEnd.', 'run();\nEnd.'],
    ['Fish &amp; chips, 5 &lt; 6, <b>AT&T</b> &constructor;', 'Fish & chips, 5 < 6, <b>AT&T</b> &constructor;'],
    ['', ''],
  ])('reads %j as %j', (markdown, words) => {
    expect(plainText(markdown)).toBe(words);
  });

  it('has something to say of every answer', () => {
    for (const answer of answers) expect(plainText(answer)).toMatch(/\S/);
  });
});
