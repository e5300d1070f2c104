import type { MarkedToken, Token } from 'marked';
import { decode, visible } from './characters.ts';
import { names, placeOf, safeUrl } from './links.ts';

/** What is to be shown: text, or an element. */
export type Piece = string | ElementPiece;

export interface ElementPiece {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Piece[];
}

export interface Labels {
  readonly copyLabel: string;
  readonly tableLabel: string;
  /** Within a link there is no other. */
  readonly inLink?: true;
}

/** What marked read, as what is shown of it. No HTML is made, of the Markdown's own neither: that is text like any other. */
export function toPieces(tokens: readonly Token[] | undefined, labels: Labels): Piece[] {
  return (tokens ?? []).flatMap((token) => toPiece(token as MarkedToken, labels));
}

function toPiece(token: MarkedToken, labels: Labels): Piece[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'br':
    case 'hr':
      return [piece(token.type)];
    case 'strong':
    case 'em':
    case 'del':
      return [piece(token.type, {}, toPieces(token.tokens, labels))];
    case 'paragraph':
      return [piece('p', auto, toPieces(token.tokens, labels))];
    case 'blockquote':
      return [piece('blockquote', auto, toPieces(token.tokens, labels))];
    case 'heading':
      // The page has headings of its own above these; most answers begin at their second level.
      return [piece(`h${Math.min(Math.max(token.depth + 1, 3), 6)}`, auto, toPieces(token.tokens, labels))];
    case 'list': {
      const items = token.items.map((item) => piece('li', auto, toPieces(item.tokens, labels)));
      const start = /^\d{1,9}$/.test(`${token.start}`) && token.start !== 1 ? { start: `${token.start}` } : undefined;
      return [token.ordered ? piece('ol', start, items) : piece('ul', {}, items)];
    }
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    case 'codespan':
      return [piece('code', {}, [visible(token.text)])];
    case 'code':
      return [codeBlock(token.text, token.lang, labels)];
    case 'table': {
      const row = (tag: string) => (cells: typeof token.header) =>
        piece(
          'tr',
          {},
          cells.map(({ align, tokens }) => piece(tag, align ? { ...auto, align } : auto, toPieces(tokens, labels))),
        );
      const rows = [piece('thead', {}, [row('th')(token.header)]), piece('tbody', {}, token.rows.map(row('td')))];
      const scrolling = { class: 'table', tabindex: '0', role: 'region', 'aria-label': labels.tableLabel };
      return [piece('div', scrolling, [piece('table', {}, rows)])];
    }
    case 'link':
      return link(token.href, toPieces(token.tokens, { ...labels, inLink: true }), labels);
    case 'image':
      // Not shown: to load it would tell its host who reads what.
      return link(token.href, [visible(decode(token.text))], labels);
    default:
      if ('tokens' in token && token.tokens) return toPieces(token.tokens, labels);
      return [visible(decode('text' in token ? token.text : ''))];
  }
}

const auto = { dir: 'auto' };

export function piece(
  tag: string,
  attributes: Record<string, string> = {},
  children: readonly Piece[] = [],
): ElementPiece {
  return { tag, attributes, children };
}

/** Followed by where it leads, unless that is what it says. */
function link(href: string, children: Piece[], { inLink }: Labels): Piece[] {
  const url = inLink ? undefined : safeUrl(decode(href));
  if (!url) return children;
  const attributes = { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' };
  const text = textOf(children);
  if (!/(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return [piece('a', attributes, [placeOf(url)])];
  return [piece('a', attributes, children), ...(names(text, url) ? [] : [` (${placeOf(url)})`])];
}

function codeBlock(code: string, lang: string | undefined, { copyLabel }: Labels): Piece {
  const [language = ''] = /^[\w+#.-]{1,20}(?!\S)/.exec(lang ?? '') ?? [];
  return piece('div', { class: 'code', part: 'code' }, [
    piece('div', { class: 'caption' }, [
      piece('span', { class: 'language' }, [language]),
      piece('button', { type: 'button', class: 'copy', 'data-copy': '' }, [copyLabel]),
    ]),
    piece('pre', { tabindex: '0', dir: 'ltr' }, [piece('code', {}, [`${visible(code)}\n`])]),
  ]);
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((part) => (typeof part === 'string' ? part : part.tag === 'br' ? ' ' : textOf(part.children)))
    .join('');
}
