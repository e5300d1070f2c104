import { toBlocks } from './blocks.ts';
import { type Piece, toPieces } from './pieces.ts';

/** Markdown as it is read out: the words, a line for each block, row and item; of a link its text, of an image what it shows. */
export function plainText(markdown: string): string {
  const tokens = toBlocks(markdown, false).blocks.map(({ token }) => token);
  return toPieces(tokens, { copyLabel: '', tableLabel: '' })
    .map(say)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function say(piece: Piece, place: number): string {
  if (typeof piece === 'string') return piece;
  const { tag, attributes, children } = piece;
  if (attributes.class === 'caption') return '';
  const said = children.map(say).join('');
  if (/^t[hd]$/.test(tag)) return place ? `, ${said}` : said;
  return /^(?:p|li|h\d|blockquote|div|[tbh]r)$/.test(tag) ? `\n${said}\n` : said;
}
