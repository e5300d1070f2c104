// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../src/markdown/blocks.ts';
import { toPieces } from '../../src/markdown/pieces.ts';
import { plainText } from '../../src/markdown/plainText.ts';
import { payloads } from '../testing/payloads.ts';
import { Rendered } from '../testing/rendered.ts';

const elements =
  /^(p|br|strong|em|del|code|pre|blockquote|ul|ol|li|h[3-6]|hr|table|thead|tbody|tr|th|td|a|div|span|button)$/;

/** What no element may have, as `element attribute="value"`. */
const attributes: Readonly<Record<string, RegExp>> = {
  dir: /^(auto|ltr)$/,
  class: /^(code|caption|language|copy|table)$/,
  part: /^code$/,
  type: /^button$/,
  'data-copy': /^$/,
  tabindex: /^0$/,
  role: /^region$/,
  'aria-label': /^Table$/,
  align: /^(left|center|right)$/,
  start: /^\d{1,9}$/,
  href: /^(https?:\/\/[^/@"]+\/|mailto:|tel:)[^"<>\s]*$/,
  target: /^_blank$/,
  rel: /^noopener noreferrer nofollow$/,
};

function forbidden(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(elements.test(element.localName) ? [] : [element.localName]),
    ...[...element.attributes]
      .filter(({ name, value }) => !Object.hasOwn(attributes, name) || !attributes[name]?.test(value))
      .map(({ name, value }) => `${element.localName} ${name}="${value}"`),
  ]);
}

describe('a hostile text', () => {
  it.each(payloads)('of %s makes nothing but what is allowed: %j', (_group, text) => {
    const streamed = new Rendered();
    for (const part of [0.3, 0.7, 1]) {
      streamed.show(text.slice(0, Math.ceil(text.length * part)), true);
      expect(forbidden(streamed.text)).toEqual([]);
    }
    streamed.show(text);
    expect(forbidden(streamed.text)).toEqual([]);
    expect(plainText(text)).toEqual(expect.any(String));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(payloads.filter(([group]) => group === 'exhausting'))('of %s is soon read: %j', (_group, text) => {
    const start = performance.now();
    for (const streaming of [true, false]) {
      const tokens = toBlocks(text, streaming).blocks.map(({ token }) => token);
      expect(toPieces(tokens, { copyLabel: '', tableLabel: '' })).toEqual(expect.any(Array));
    }
    plainText(text);
    // Several times what the slowest takes, on a machine that is busy; what grows with the square takes seconds.
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('is one of many, each once', () => {
    expect(payloads.length).toBeGreaterThan(250);
    expect(new Set(payloads.map(([, text]) => text)).size).toBe(payloads.length);
  });
});
