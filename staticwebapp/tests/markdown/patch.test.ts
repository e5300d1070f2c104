// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { patch } from '../../src/markdown/patch.ts';
import { type Piece, piece } from '../../src/markdown/pieces.ts';

const shown = (what: Piece): string => {
  const box = document.createElement('div');
  patch(box, undefined, what);
  return box.innerHTML;
};

it.each(['script', 'img', 'iframe', 'style', 'svg', 'object', 'form', 'input', 'template', 'constructor', '__proto__'])(
  'makes no <%s>, whoever asks for it, but shows its words',
  (tag) => {
    expect(shown(piece('p', {}, [piece(tag, { src: '/stolen' }, ['a ', piece('em', {}, ['b'])])]))).toBe('<p>a b</p>');
  },
);

it.each(['onclick', 'style', 'id', 'name', 'src', 'srcdoc', 'formaction', 'ping', 'download', 'slot'])(
  'sets no attribute %s',
  (name) => {
    for (const tag of ['a', 'p', 'div', 'button', 'code']) {
      expect(shown(piece(tag, { [name]: 'trip()' }, ['a']))).toBe(`<${tag}>a</${tag}>`);
    }
  },
);

it.each(['javascript:trip()', 'data:text/html,a', ' javascript:trip()', '//a.example', 'blob:a', 'vbscript:a'])(
  'lets no link lead to %j',
  (href) => {
    expect(shown(piece('a', { href, rel: 'noopener' }, ['a']))).toBe('<a rel="noopener">a</a>');
  },
);

it('takes away what an element alike had and no longer has', () => {
  const box = document.createElement('div');
  box.innerHTML = '<p dir="auto" onclick="trip()">a<b>c</b></p>';
  const kept = box.firstElementChild;
  patch(box, box.firstChild, piece('p', {}, ['ab']));
  expect(box.innerHTML).toBe('<p>ab</p>');
  expect(box.firstElementChild).toBe(kept);
});
