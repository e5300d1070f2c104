import type { ElementPiece, Piece } from './pieces.ts';

/** All that may come onto the page, and with which attributes; of any other element comes its text. */
const allowed: Readonly<Record<string, string>> = {
  a: 'href target rel',
  ...Object.fromEntries(
    'br strong em del code ul hr table thead tbody tr span'.split(' ').map((tag) => [tag, 'class']),
  ),
  ...Object.fromEntries('p blockquote li h3 h4 h5 h6'.split(' ').map((tag) => [tag, 'dir'])),
  ol: 'start',
  th: 'dir align',
  td: 'dir align',
  pre: 'dir tabindex',
  div: 'class part tabindex role aria-label',
  button: 'type class data-copy',
};

/**
 * Makes the node at this place say what the piece says. A node alike is kept, and with it focus, selection and scrolling. No other
 * line makes elements of an answer, so that what is not allowed here is not there.
 */
export function patch(parent: Element, node: ChildNode | null | undefined, piece: Piece): void {
  if (typeof piece === 'string') {
    if (node instanceof Text) setText(node, piece);
    else place(parent, node, parent.ownerDocument.createTextNode(piece));
  } else if (!Object.hasOwn(allowed, piece.tag)) {
    patch(parent, node, textOf(piece));
  } else if (node instanceof Element && isAlike(node, piece)) {
    fill(node, piece);
  } else {
    const element = parent.ownerDocument.createElement(piece.tag);
    fill(element, piece);
    place(parent, node, element);
  }
}

/** Takes away what comes after so many children. */
export function cut(parent: Element, length: number): void {
  while (parent.childNodes.length > length) parent.lastChild?.remove();
}

function fill(element: Element, { tag, attributes, children }: ElementPiece): void {
  const names =
    allowed[tag]?.split(' ').filter((name) => name in attributes && isHarmless(name, attributes[name])) ?? [];
  for (const name of element.getAttributeNames()) if (!names.includes(name)) element.removeAttribute(name);
  for (const name of names) {
    const value = attributes[name] ?? '';
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  children.forEach((child, index) => {
    patch(element, element.childNodes[index], child);
  });
  cut(element, children.length);
}

function isHarmless(name: string, value = ''): boolean {
  return name !== 'href' || /^(?:https?|mailto|tel):/.test(value);
}

function isAlike(element: Element, { tag, attributes }: ElementPiece): boolean {
  return element.localName === tag && element.className === (attributes.class ?? '');
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.children.map(textOf).join('');
}

function place(parent: Element, node: ChildNode | null | undefined, fresh: Node): void {
  if (node) parent.replaceChild(fresh, node);
  else parent.append(fresh);
}

/** Replaces only what differs: what a reader has selected before that stays selected. */
function setText(node: Text, text: string): void {
  const { data } = node;
  if (data === text) return;
  let same = text.startsWith(data) ? data.length : 0;
  while (same < data.length && data[same] === text[same]) same++;
  node.replaceData(same, data.length - same, text.slice(same));
}
