import { Lexer, type Token, Tokenizer, type TokensList } from 'marked';

/**
 * What lies deeper, or comes after each character was read so often, is told as it was written. Nobody writes like that
 * but to exhaust a parser: quotes that lose a level with each line take twice the time for each level.
 */
const deepest = 16;
const readings = 40;

const tokenizer = new Tokenizer();
// Raw HTML means nothing here: it is text like any other.
tokenizer.html = () => undefined;
tokenizer.tag = () => undefined;

/** Marked's lexer, with a floor. */
export class Tokens extends Lexer {
  #depth = 0;
  #left = 0;

  constructor() {
    super({ gfm: true, breaks: true, tokenizer });
  }

  override lex(source: string): TokensList {
    this.#left = readings * (source.length + 100);
    return super.lex(source);
  }

  override blockTokens(source: string, tokens?: Token[], clipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, clipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], clipped?: boolean): Token[] {
    return this.#descend(source, tokens, () => super.blockTokens(source, tokens, clipped));
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    // Shown as one space in any case, and read one by one at a price that grows with the square.
    const narrow = source.replace(/ {99,}/g, ' ');
    return this.#descend(narrow, tokens, () => super.inlineTokens(narrow, tokens));
  }

  #descend(source: string, tokens: Token[], lex: () => Token[]): Token[] {
    this.#left -= source.length;
    if (this.#depth === deepest || this.#left < 0) {
      this.state.top = true;
      tokens.push({ type: 'text', raw: source, text: source });
      return tokens;
    }
    this.#depth++;
    try {
      return lex();
    } finally {
      this.#depth--;
    }
  }
}
