import type { ElementPiece, Piece } from './pieces.ts';

/** Makes the node at this place say what the piece says. A node alike is kept, and with it focus, selection and scrolling. */
export function patch(parent: Element, node: ChildNode | null | undefined, piece: Piece): void {
  if (typeof piece === 'string') {
    if (node instanceof Text) setText(node, piece);
    else place(parent, node, parent.ownerDocument.createTextNode(piece));
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

function fill(element: Element, { attributes, children }: ElementPiece): void {
  for (const name of element.getAttributeNames()) if (!(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  children.forEach((child, index) => {
    patch(element, element.childNodes[index], child);
  });
  cut(element, children.length);
}

function isAlike(element: Element, { tag, attributes }: ElementPiece): boolean {
  return element.localName === tag && element.className === (attributes.class ?? '');
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
