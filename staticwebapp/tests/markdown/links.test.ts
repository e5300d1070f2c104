// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Rendered } from '../testing/rendered.ts';

const shown = (text: string) => new Rendered(text).text.textContent;
const links = (text: string) => [...new Rendered(text).box.querySelectorAll('a')];

describe('links', () => {
  it('open apart, and tell nobody where they were followed from', () => {
    expect(new Rendered('[a](https://a.example/b "title")').find('a').outerHTML).toBe(
      '<a href="https://a.example/b" target="_blank" rel="noopener noreferrer nofollow">a</a>',
    );
  });

  it.each(['https://a.example/', 'http://a.example/', 'mailto:a@a.example', 'tel:+4131'])('lead to %s', (href) => {
    expect(links(`[a](${href})`).map((link) => link.getAttribute('href'))).toEqual([href]);
  });

  it.each([
    'javascript:run()',
    'JaVaScRiPt:run()',
    '&#106;avascript:run()',
    'java&Tab;script:run()',
    'java\tscript:run()',
    '\u0001javascript:run()',
    'data:text/html,<script>run()</script>',
    'vbscript:run',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'ftp://a.example',
    'intent://a#Intent;end',
    'view-source:https://a.example',
    '//a.example',
    '/a',
    'a',
    '#a',
    '?a',
    '',
    'mailto:',
    'mailto:?to=me@evil.example',
    'mailto:me',
    'mailto:me@a.example,you@evil.example',
    'mailto:me@a.example;you@evil.example',
    'mailto:me@a.example%2cyou@evil.example',
    'mailto://a.example/me@evil.example',
    'tel:',
    'tel:?+4131',
    'tel:*21*4131#',
  ])('are only text when they lead to %j', (href) => {
    for (const text of [`[the text](<${href}>)`, `[the text](${href})`, `![the text](<${href}>)`]) {
      expect(links(text), text).toEqual([]);
      expect(shown(text)).toContain('the text');
    }
  });

  it.each([
    ['[https://bank.example](https://evil.example)', 'https://bank.example (evil.example)'],
    ['[bank.example](https://evil.example)', 'bank.example (evil.example)'],
    ['[Log in at **bank**.example/login now](https://evil.example)', 'Log in at bank.example/login now (evil.example)'],
    ['[bank.example](https://bank.example.evil.example)', 'bank.example (bank.example.evil.example)'],
    ['[ba\u200bnk.exa\u00admple](https://evil.example)', 'ba\u200bnk.exa\u00admple (evil.example)'],
    ['[elpmaxe.knab\u202e](https://evil.example)', 'elpmaxe.knab (evil.example)'],
    ['[ｂａｎｋ．ｅｘａｍｐｌｅ](https://evil.example)', 'ｂａｎｋ．ｅｘａｍｐｌｅ (evil.example)'],
    ['[bank。example](https://evil.example)', 'bank。example (evil.example)'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/ (evil.example)'],
    ['[bаnk.example](https://bаnk.example)', 'bаnk.example (xn--bnk-6cd.example)'],
    ['[10.0.0.1](https://evil.example)', '10.0.0.1 (evil.example)'],
    ['[me@bank.example](mailto:me@evil.example)', 'me@bank.example (me@evil.example)'],
    ['![bank.example](https://evil.example/i.png)', 'bank.example (evil.example)'],
    ['[https://bank.example](tel:+1900)', 'https://bank.example (+1900)'],
    ['[+41 31 000](tel:+1900)', '+41 31 000 (+1900)'],
    ['[\u0664\u0661](tel:41)', '\u0664\u0661 (41)'],
    ['[bank\u00b7example](https://evil.example)', 'bank\u00b7example (evil.example)'],
    ['[bank\ua4f8example](https://evil.example)', 'bank\ua4f8example (evil.example)'],
    ['[bank](https://evil.example)[.example](https://evil.example)', 'bank (evil.example).example (evil.example)'],
    ['bank.example[/login](https://evil.example)', 'bank.example/login (evil.example)'],
    ['**bank\\.example**[/login](https://evil.example)', 'bank.example/login (evil.example)'],
    ['**[bank](https://evil.example)**.example', 'bank (evil.example).example'],
    [`[${'a '.repeat(300)}](https://evil.example)`, `${'a '.repeat(300)} (evil.example)`],
    ['[a page](https://a.example)', 'a page (a.example)'],
    ['[a.example](mailto:me@a.example)', 'a.example (me@a.example)'],
    ['[Call us](tel:+4131)', 'Call us (+4131)'],
    ['请看[我的网站](https://a.example)了解更多。', '请看我的网站 (a.example)了解更多。'],
  ])('say where %j leads', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    '[a.example](https://a.example/b)',
    'https://a.example/report.pdf?next=b.example',
    'www.a.example',
    '[me@a.example](mailto:me@a.example)',
    '[https://a.example](https://a.example/b)',
    '[+4131](tel:+4131)',
    'See https://a.example/b.',
    '(see **https://a.example/b**), www',
  ])('say no more where the text is the address: %j', (text) => {
    expect(shown(text)).not.toMatch(/ \([^ ]*\.example\)| \(\+/);
    expect(links(text).length).toBeGreaterThan(0);
  });

  it('carry no name and password', () => {
    expect(links('[a](https://bank.example:pw@evil.example/)')[0]?.getAttribute('href')).toBe('https://evil.example/');
  });

  it('carry nothing into a mail but whom it is to', () => {
    const [link] = links('[a](mailto:me@a.example?to=you@evil.example&bcc=you@evil.example&body=a#b)');
    expect(link?.getAttribute('href')).toBe('mailto:me@a.example');
  });

  it('have a text that can be seen', () => {
    expect(shown('[\u200b\u2800](https://a.example/b)')).toBe('a.example');
    expect(shown('[&nbsp;](https://a.example/b)')).toBe('a.example');
    expect(shown('[](https://a.example/b) [ ](mailto:a@a.example)')).toBe('a.example a@a.example');
  });

  it('stand for images, which are never loaded', () => {
    const { html } = new Rendered('![A map](https://a.example/1.png) ![](https://b.example/2.png) ![c](/3.png)');
    expect(html).toMatch(/>A map<.*>b\.example<.* c</);
    expect(html).not.toMatch(/<img|src=/);
  });

  it('hold the words of an image, not another link', () => {
    const rendered = new Rendered('[![A map](https://a.example/1.png)](https://b.example)');
    expect(rendered.text.querySelectorAll('a').length).toBe(1);
    expect(rendered.find('a').getAttribute('href')).toBe('https://b.example/');
    expect(rendered.find('a').textContent).toBe('A map');
  });
});
