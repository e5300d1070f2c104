import type { Token } from 'marked';
import { Tokens } from './tokens.ts';

/** Markdown as it is read out: the words, a line for each block, row and item; of a link its text, of an image what it shows. */
export function plainText(markdown: string): string {
  const lines = words(new Tokens().lex(markdown)).split('\n');
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function words(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join('');
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'def':
    case 'hr':
      return '\n';
    case 'table':
      return [token.header, ...token.rows].map((row) => `\n${row.map(wordsOf).join(', ')}\n`).join('');
    case 'list':
      return token.items.map((item: Token) => `\n${wordsOf(item)}\n`).join('');
    case 'checkbox':
      return '';
    case 'br':
      return '\n';
    case 'codespan':
      return token.text;
    case 'code':
      return `\n${token.text}\n`;
    default: {
      const said =
        'tokens' in token && token.tokens ? words(token.tokens) : decode('text' in token ? token.text : token.raw);
      return /paragraph|heading|blockquote/.test(token.type) ? `\n${said}\n` : said;
    }
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (reference, name) => (Object.hasOwn(named, name) ? named[name] : reference) ?? '');
}
