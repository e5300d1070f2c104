/** Answers as models write them, and some as they should not: every construct, and what could be taken for one. */
export const answers: readonly string[] = [
  'Just a line.',
  `# My work

I build **bridges**, mostly of *wood*. The longest one crosses the [Aare](https://example.org/aare "T").

Here is what I like:
- spruce
- larch, because
  it lasts
  1. in rain
  2. in snow

     and in frost
- [x] done
- [ ] to do

Then a setext
---

> A quote
> in two lines
>
> - with a list
>> and deeper

\`\`\`ts
const a = \`x\`;

// **no** emphasis
\`\`\`

| Span | Wood |
|-----:|:----:|
| 12 m | **spruce** |
| 40 m | \`larch\` |

***

That is ~~all~~ \`code\`.`,
  '1. one\n\n2. two\n\n   more of two\n\n3. three\n\nEnd.',
  '- a\n\n  b\n\n\n- c\n\n-d\n\n42\n\n* e\n* f\n\n---\n- - -\n+ g',
  'Text\n    not code\n\n    code\n\n    still code\n\nText',
  'A paragraph\n# Heading\nText **bold\nover lines** and *more*\n***\n**Note:** x',
  '```\nopen fence\n\nwith blank lines\n- and marks\n\n| a |\n',
  '~~~~py\n```\ninner\n```\n~~~~\nafter\n```js\n1\n```\nend',
  'a<br>b <b>**c**</b>\n\n<div>\n\n*d*\n\n</div>\n<!-- e\n\nf -->',
  'See [one][1] and [two].\n\nMore text here.\n\n[1]: https://one.example\n[two]: https://two.example "Two"\n\nEnd [one][1].',
  'https://a.example/x_y_z?q=1&r=2 and www.b.example, <https://c.example> or me@d.example.',
  'Math: 2 * 3 * 4 = 24, 2*3, a_b_c, __init__, ** x, `a``b` ``c`d`` \\*not\\* \\[no](x)',
  '![A map](https://maps.example/1.png) [![in a link](https://i.example/i.png)](https://l.example) ![](x)',
  'مرحبا **بالعالم**\n\n- أحد\n- اثنان\n\n中文**粗体**文字\n\n日本語です。',
  '> lazy\nquote\n\n> another\n\nnot one\n>again',
  '| a | b\n|---|---\n| 1 | 2\nnot | a row?\n\n| no table\n| at all\n\n|x|\n',
  'Line one  \nline two\\\nline three\r\nline four\r\n\r\nnew\rparagraph',
  '***a** b*\n\n**a *b* c**\n\n*a **b\n\n`a\n\n[a](b\n\n[a',
  '* * *\n\n* a\n\n\n\n  b\n   * c\n      * d\n\n        e\n\nf',
  '[a\n\nb]: https://x.example\n\n[c]: https://x.example "title\n\nmore"\n\n[c]\n',
];

/** Numbers that look random and are the same in each run (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** The beginnings of a text, each a few characters longer than the one before, the whole text last. */
export function beginnings(text: string, next: (below: number) => number): string[] {
  const found: string[] = [];
  for (let end = 1 + next(9); end < text.length; end += 1 + next(9)) found.push(text.slice(0, end));
  return [...found, text];
}
