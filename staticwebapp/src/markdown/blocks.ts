import type { Token } from 'marked';
import { Tokens } from './tokens.ts';
import { closed, decided } from './unfinished.ts';

/** A paragraph, a list, a table …, to be shown as one element. */
export interface Block {
  readonly token: Token;
  /** The same for a block that is to be shown alike. */
  readonly key: string;
}

/** A text as the blocks that it consists of. */
export interface Blocks {
  readonly source: string;
  readonly blocks: readonly Block[];
  /** So many blocks, which end at that character, stay as they are whatever is written after. */
  readonly settled: number;
  readonly settledAt: number;
}

/** @param before What came of the start of the same text; its settled blocks are not read again. */
export function toBlocks(text: string, streaming: boolean, before?: Blocks): Blocks {
  const source = (streaming ? decided(text) : text).replace(/\r\n?/g, '\n');
  // A text that is whole is read as a whole.
  const known = streaming && before && source.startsWith(before.source.slice(0, before.settledAt)) ? before : undefined;
  const start = known?.settledAt ?? 0;
  const lexer = new Tokens();
  const tokens = lexer.lex(source.slice(start));
  const hasDefinitions = Object.keys(tokens.links).length > 0;
  // A definition at the end gives links to all that stands before it.
  if (hasDefinitions && known) return toBlocks(text, streaming);

  const links = hasDefinitions ? JSON.stringify(tokens.links) : '';
  if (streaming) complete(lexer, tokens);
  const blocks = known ? known.blocks.slice(0, known.settled) : [];
  let settled = blocks.length;
  let settledAt = start;
  let at = start;
  for (const token of tokens) {
    const isShown = token.type !== 'space' && token.type !== 'def';
    const isSettled = at > start && source.endsWith('\n\n', at) && source.indexOf('\n', at) > at;
    if (isSettled && !hasDefinitions && isShown) {
      settled = blocks.length;
      settledAt = at;
    }
    const isOpen = streaming && token === tokens.at(-1);
    if (isShown) blocks.push({ token, key: `${token.raw}\0${links}\0${isOpen}` });
    at += token.raw.length;
  }
  return { source, blocks, settled, settledAt };
}

/** Ends what the last words leave open. */
function complete(lexer: Tokens, tokens: Token[]): void {
  const leaf = lastLeaf(tokens);
  if (leaf?.tokens) {
    const checkbox = leaf.tokens[0]?.type === 'checkbox' ? [leaf.tokens[0]] : [];
    leaf.tokens = [...checkbox, ...lexer.inlineTokens(closed(leaf.text.slice(checkbox[0]?.raw.length ?? 0)))];
  }
}

function lastLeaf(tokens: readonly Token[]): Leaf | undefined {
  const last = tokens.at(-1);
  switch (last?.type) {
    case 'list':
      return lastLeaf(last.items.at(-1)?.tokens ?? []);
    case 'blockquote':
      return lastLeaf(last.tokens ?? []);
    case 'table':
      return (last.rows.at(-1) ?? last.header).findLast((cell: Leaf) => cell.text !== '');
    case 'paragraph':
    case 'heading':
    case 'text':
      return last as Leaf;
    default:
      return undefined;
  }
}

interface Leaf {
  readonly text: string;
  tokens?: Token[];
}
