const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or an attribute; what XML can't hold becomes a replacement character. */
export const escaped = (text) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => names[character]);

/** `children` are elements; only `textOf` and `titleOf` take words. */
export function element(name, attributes = {}, ...children) {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const listed = written.map(([key, value]) => ` ${key}="${escaped(tidy(value))}"`).join('');
  return children.length === 0 ? `<${name}${listed}/>` : `<${name}${listed}>${children.join('')}</${name}>`;
}

export const textOf = (x, y, words, attributes = {}) => element('text', { x, y, ...attributes }, escaped(words));

export const titleOf = (words) => element('title', {}, escaped(words));

export const line = (x1, y1, x2, y2, name) => element('line', { x1, y1, x2, y2, class: name });

const tidy = (value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value);
