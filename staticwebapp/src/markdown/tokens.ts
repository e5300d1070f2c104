import { Lexer, type Tokens as MarkedTokens, type Token, Tokenizer, type TokensList } from 'marked';

/**
 * What lies deeper, or comes after each character was read so often, is told as it was written. Nobody writes like that
 * but to exhaust a parser: quotes that lose a level with each line take twice the time for each level.
 */
const deepest = 16;
const readings = 40;

/** So many marks of emphasis in one paragraph are none: each is compared with the others. */
const mostMarks = 1000;

/** So many cells of a table are shown as cells. */
const mostCells = 5000;

const tokenizer = new Tokenizer();
// Raw HTML means nothing here: it is text like any other.
tokenizer.html = () => undefined;
tokenizer.tag = () => undefined;
// Each row is filled up to the header's width: a short text may ask for more cells than it has characters.
tokenizer.table = function (source) {
  const [raw, header] = this.rules.block.table.exec(source) ?? [];
  const cells = raw && header ? (header.split('|').length - 1) * raw.split('\n').length : 0;
  return raw && cells > Math.min(raw.length, mostCells)
    ? ({ type: 'code', raw, text: raw } as unknown as MarkedTokens.Table)
    : Tokenizer.prototype.table.call(this, source);
};

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
    const isTooMuch = narrow.split(/[*_~]+/).length > mostMarks;
    return this.#descend(narrow, tokens, () => super.inlineTokens(narrow, tokens), isTooMuch);
  }

  #descend(source: string, tokens: Token[], lex: () => Token[], isTooMuch = false): Token[] {
    this.#left -= source.length;
    if (isTooMuch || this.#depth === deepest || this.#left < 0) {
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
