import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Lexer, Tokenizer } from 'marked';
import { describe, expect, it } from 'vitest';
import { lean } from '../../build/leanMarked.ts';
import { answers } from '../testing/answers.ts';
import { payloads } from '../testing/payloads.ts';

const source = readFileSync(path.resolve(import.meta.dirname, '../../node_modules/marked/lib/marked.esm.js'), 'utf8');

/** Without raw HTML, as the page reads. */
function read(text: string, marked: { Lexer: typeof Lexer; Tokenizer: typeof Tokenizer }): string {
  const tokenizer = new marked.Tokenizer();
  tokenizer.html = () => undefined;
  tokenizer.tag = () => undefined;
  return JSON.stringify(new marked.Lexer({ gfm: true, breaks: true, tokenizer }).lex(text));
}

describe('marked as it is shipped', () => {
  const code = lean(source) ?? '';
  it('has lost what nothing here uses', () => {
    expect(code.length).toBeLessThan(0.93 * source.length);
    expect(code).not.toMatch(/options\.pedantic|pedantic:\w+\}|block:!0/);
  });

  it('reads as it did before', async () => {
    const shipped = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const short = payloads.filter(([group]) => group !== 'exhausting').map(([, text]) => text);
    for (const text of [...answers, ...short, answers.join('\n\n'), short.join('\n\n')]) {
      expect(read(text, shipped), text).toBe(read(text, { Lexer, Tokenizer }));
    }
  });

  it('is none that is written in another way', () => {
    expect(lean(source.replaceAll('pedantic', 'strict'))).toBeUndefined();
    expect(lean('export const marked = 1;')).toBeUndefined();
  });
});
