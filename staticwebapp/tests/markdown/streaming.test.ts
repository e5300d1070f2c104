// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { answers, beginnings, numbers } from '../testing/answers.ts';
import { Rendered } from '../testing/rendered.ts';

const next = numbers(20_260_301);

describe('a streamed answer', () => {
  it.each(answers.map((answer) => [answer]))('is at each point what it would be if it came at once: %j', (answer) => {
    const streamed = new Rendered();
    for (const text of beginnings(answer, next)) {
      expect(streamed.show(text, true).html, text).toBe(new Rendered(text, true).html);
    }
    expect(streamed.show(answer).html).toBe(new Rendered(answer).html);
  });

  it('is the same in whatever pieces it comes', () => {
    const answer = answers.join('\n\n');
    const whole = new Rendered(answer).html;
    for (let time = 0; time < 5; time++) {
      const streamed = new Rendered();
      for (const text of beginnings(answer, (below) => next(below * 40))) streamed.show(text, true);
      expect(streamed.show(answer).html).toBe(whole);
    }
  });

  it('may be followed by any other in the same element', () => {
    const reused = new Rendered();
    for (const answer of answers) expect(reused.show(answer, true).show(answer).html).toBe(new Rendered(answer).html);
  });

  it('keeps what is shown already', () => {
    const rendered = new Rendered('One **two', true);
    const paragraph = rendered.find('p');
    const strong = rendered.find('strong');
    const word = strong.firstChild;
    rendered.show('One **two three** four\n\n```js\nlet a', true);
    expect([rendered.find('p'), rendered.find('strong'), strong.firstChild]).toEqual([paragraph, strong, word]);
    expect(word?.textContent).toBe('two three');

    const pre = rendered.find('pre');
    pre.scrollLeft = 7;
    rendered.show('One **two three** four\n\n```js\nlet a = 1;\nlet b', true);
    rendered.show('One **two three** four\n\n```js\nlet a = 1;\nlet b;\n```\n\nThat is it.');
    expect(rendered.find('pre')).toBe(pre);
    expect(rendered.find('p')).toBe(paragraph);
    expect(pre.textContent).toBe('let a = 1;\nlet b;\n');
  });

  it('keeps a selection in a text that grows', () => {
    const rendered = new Rendered('One two', true);
    const text = rendered.find('p').firstChild as Text;
    const calls: unknown[][] = [];
    text.replaceData = (...call) => {
      calls.push(call);
      Text.prototype.replaceData.apply(text, call);
    };
    rendered.show('One two three', true);
    rendered.show('One two, three', true);
    expect(calls).toEqual([
      [7, 0, ' three'],
      [7, 6, ', three'],
    ]);
  });

  it('touches no block that is the same as before', () => {
    const before = 'One.\n\n- two\n- three\n\n';
    const rendered = new Rendered(`${before}Fo`, true);
    const observer = new MutationObserver(() => undefined);
    observer.observe(rendered.text, { subtree: true, childList: true, attributes: true, characterData: true });
    rendered.show(`${before}Four`, true);
    const touched = observer.takeRecords().map(({ target }) => target);
    observer.disconnect();
    expect(touched).toEqual([rendered.find('p:last-child').firstChild]);
  });

  it('takes up other labels', () => {
    const rendered = new Rendered('```\na\n```');
    expect(rendered.show('```\na\n```', false, 'Kopieren').find('.copy').textContent).toBe('Kopieren');
  });
});
