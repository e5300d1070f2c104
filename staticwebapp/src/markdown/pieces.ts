import { belied, placeOf, safeUrl } from './links.ts';

/** What may come onto the page: text, or an element of the list below with attributes that are made here. */
export type Piece = string | ElementPiece;

export interface ElementPiece {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Piece[];
}

export interface Labels {
  readonly copyLabel: string;
  readonly tableLabel: string;
}

const asTheyAre = 'p br strong em del code blockquote ul ol li hr thead tbody tr th td'.split(' ');

/** The page has headings of its own above these; most answers begin at their second level. */
const tags = new Map([
  ...asTheyAre.map((tag) => [tag, tag] as const),
  ...['h3', 'h3', 'h4', 'h5', 'h6', 'h6'].map((tag, index) => [`h${index + 1}`, tag] as const),
]);

/**
 * Tells an inert document anew in the few elements that are allowed. Nothing of the document itself comes along, so
 * nothing can that was overlooked; what is not allowed becomes the text in it.
 */
export function toPieces(parent: Node, labels: Labels): Piece[] {
  return [...parent.childNodes].flatMap((node): Piece[] => {
    if (node instanceof Text) return /^\s*\n\s*$/.test(node.data) ? [] : [visible(node.data)];
    if (!(node instanceof HTMLElement)) return [visible(node.textContent ?? '')];
    switch (node.localName) {
      case 'a':
        return link(node.getAttribute('href'), toPieces(node, labels));
      case 'img':
        return picture(node);
      case 'pre':
        return [codeBlock(node, labels)];
      case 'table':
        return [scrollingTable(node, labels)];
      default: {
        const tag = tags.get(node.localName);
        return tag ? [piece(tag, attributesOf(node, tag), ...toPieces(node, labels))] : [visible(node.textContent)];
      }
    }
  });
}

function piece(tag: string, attributes: Record<string, string>, ...children: Piece[]): ElementPiece {
  return { tag, attributes, children };
}

function attributesOf(element: HTMLElement, tag: string): Record<string, string> {
  const start = element.getAttribute('start') ?? '';
  const align = element.getAttribute('align') ?? '';
  return {
    ...(/^(p|li|h\d|blockquote|t[hd])$/.test(tag) && { dir: 'auto' }),
    ...(tag === 'ol' && /^\d{1,9}$/.test(start) && { start }),
    ...(/^t[hd]$/.test(tag) && /^(left|center|right)$/.test(align) && { align }),
  };
}

function link(href: string | null, children: Piece[]): Piece[] {
  const url = safeUrl(href ?? '');
  if (!url) return children;
  const attributes = { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' };
  const text = textOf(children);
  if (text.trim() === '') return [piece('a', attributes, placeOf(url))];
  const place = belied(text, url);
  return [piece('a', attributes, ...children), ...(place ? [` (${place})`] : [])];
}

/** Not shown: to load it would tell its host who reads what. */
function picture(image: HTMLElement): Piece[] {
  const alt = visible(image.getAttribute('alt') ?? '');
  const href = image.closest('a') ? null : image.getAttribute('data-to');
  return link(href, [alt]);
}

function codeBlock(pre: HTMLElement, { copyLabel }: Labels): Piece {
  const [, language] = /^language-([\w+#.-]{1,20})$/.exec(pre.firstElementChild?.className ?? '') ?? [];
  return piece(
    'div',
    { class: 'code', part: 'code' },
    piece(
      'div',
      { class: 'caption' },
      piece('span', { class: 'language' }, language ?? ''),
      piece('button', { type: 'button', class: 'copy', 'data-copy': '' }, copyLabel),
    ),
    piece('pre', { tabindex: '0', dir: 'ltr' }, piece('code', {}, visible(pre.textContent))),
  );
}

function scrollingTable(table: HTMLElement, labels: Labels): Piece {
  const attributes = { class: 'table', tabindex: '0', role: 'region', 'aria-label': labels.tableLabel };
  return piece('div', attributes, piece('table', {}, ...toPieces(table, labels)));
}

/** Without the characters that make text look other than it is: those that turn its direction, and control codes. */
function visible(text: string | null): string {
  return (text ?? '').replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((part) => (typeof part === 'string' ? part : textOf(part.children))).join('');
}
