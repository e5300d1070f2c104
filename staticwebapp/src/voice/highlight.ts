const name = 'digital-twin-spoken';

/** Marks a sentence in what is written, where the browser can without a change to it. @param box What holds the answer. */
export function highlight(box: Element | undefined, sentence: string | undefined): void {
  if (!('highlights' in CSS)) return;
  const range = box && sentence ? rangeOf(box, sentence) : undefined;
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}

/** Where a sentence stands, whatever spaces and elements are between its words; `undefined` where it was spoken otherwise than written. */
export function rangeOf(box: Element, sentence: string): Range | undefined {
  const places: [node: Text, offset: number][] = [];
  let written = '';
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let offset = 0; offset < node.data.length; offset++) {
      const character = node.data.charAt(offset);
      if (/\s/.test(character)) continue;
      written += character;
      places.push([node, offset]);
    }
  }
  const wanted = sentence.replace(/\s+/g, '');
  const at = wanted === '' ? -1 : written.lastIndexOf(wanted);
  const [from, to] = [places[at], places[at + wanted.length - 1]];
  if (at < 0 || !from || !to) return undefined;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(to[0], to[1] + 1);
  return range;
}
