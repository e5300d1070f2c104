// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Rendered } from '../testing/rendered.ts';

const shown = (text: string) => new Rendered(text).html;

describe('markdown', () => {
  it.each([
    ['Plain words', '<p dir="auto">Plain words</p>'],
    ['One\ntwo\n\nthree', '<p dir="auto">One<br>two</p><p dir="auto">three</p>'],
    ['**b** *e* ~~d~~ `c`', '<p dir="auto"><strong>b</strong> <em>e</em> <del>d</del> <code>c</code></p>'],
    ['# One\n## Two\n#### Four', '<h3 dir="auto">One</h3><h3 dir="auto">Two</h3><h5 dir="auto">Four</h5>'],
    ['- a\n- b', '<ul><li dir="auto">a</li><li dir="auto">b</li></ul>'],
    [
      '3. a\n\n4. b',
      '<ol start="3"><li dir="auto"><p dir="auto">a</p></li><li dir="auto"><p dir="auto">b</p></li></ol>',
    ],
    ['- [x] done\n- [ ] open', '<ul><li dir="auto">☑ done</li><li dir="auto">☐ open</li></ul>'],
    ['> quoted', '<blockquote dir="auto"><p dir="auto">quoted</p></blockquote>'],
    ['a\n\n---\n\nb', '<p dir="auto">a</p><hr><p dir="auto">b</p>'],
    ['Fish &amp; chips &lt; 5 & up', '<p dir="auto">Fish &amp; chips &lt; 5 &amp; up</p>'],
  ])('shows %j', (text, html) => {
    expect(shown(text)).toBe(html);
  });

  it('shows HTML as the text it is, and the Markdown in it as Markdown', () => {
    const { text } = new Rendered('<b onclick="x()">**bold**</b>\n\n<script>run()</script>\n\n<!-- a\n\nb -->');
    expect(text.textContent).toBe('<b onclick="x()">bold</b><script>run()</script><!-- ab -->');
    expect([...text.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(['p', 'strong', 'p', 'p', 'p']);
  });

  it('puts code into a box that can be copied from, scrolled and told apart by its language', () => {
    const rendered = new Rendered('```c++ title\nif (a < b)\n  go();\n```');
    expect(rendered.find('div.code').getAttribute('part')).toBe('code');
    expect(rendered.find('.language').textContent).toBe('c++');
    expect(rendered.find('button[data-copy]').outerHTML).toBe(
      '<button type="button" class="copy" data-copy="">Copy</button>',
    );
    expect(rendered.find('pre').getAttribute('tabindex')).toBe('0');
    expect(rendered.find('pre > code').textContent).toBe('if (a < b)\n  go();\n');
  });

  it.each(['```"><img src=x>\na\n```', '```<script>\na\n```', `\`\`\`${'a'.repeat(21)}\na\n\`\`\``, '    a'])(
    'names no language for %j',
    (text) => {
      const rendered = new Rendered(text);
      expect(rendered.find('.language').textContent).toBe('');
      expect(rendered.find('code').textContent).toBe('a\n');
    },
  );

  it('puts a table into a box that scrolls', () => {
    const rendered = new Rendered('| a | b |\n|:-:|--:|\n| **1** | 2 |');
    expect(rendered.html).toBe(
      '<div class="table" tabindex="0" role="region" aria-label="Table"><table>' +
        '<thead><tr><th dir="auto" align="center">a</th><th dir="auto" align="right">b</th></tr></thead>' +
        '<tbody><tr><td dir="auto" align="center"><strong>1</strong></td><td dir="auto" align="right">2</td></tr></tbody>' +
        '</table></div>',
    );
  });

  it('shows a table as it was written when it asks for far more cells than it has', () => {
    const wide = `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'b\n'.repeat(500)}`;
    const rendered = new Rendered(`${wide}\nDone.`);
    expect(rendered.find('pre').textContent).toContain(wide);
    expect(rendered.box.querySelector('table')).toBeNull();
    expect(rendered.find('p').textContent).toBe('Done.');
    expect(new Rendered('| a |\n|---|\nb\nc\nd').box.querySelectorAll('tr').length).toBe(4);
  });

  it('shows the marks of one paragraph as they were written when they are far too many', () => {
    const rendered = new Rendered(`${'*a **b'.repeat(600)}\n\n*c*`);
    expect(rendered.find('p').innerHTML).toBe('*a **b'.repeat(600));
    expect(rendered.find('p:last-child').innerHTML).toBe('<em>c</em>');
  });

  it('takes away what turns the direction of text, and control characters', () => {
    expect(shown('a\u202eb\u2067c\u0007d')).toBe('<p dir="auto">abcd</p>');
    expect(new Rendered('`a\u202db`').find('code').textContent).toBe('ab');
  });

  it('finds a definition wherever it stands', () => {
    expect(shown('See [it][1].\n\n[1]: https://a.example/ "T"')).toContain('<a href="https://a.example/"');
  });

  it('goes only so deep, and tells the rest as it was written', () => {
    const rendered = new Rendered(`${'>'.repeat(10_000)}a`);
    expect(rendered.box.querySelectorAll('blockquote').length).toBeLessThan(20);
    expect(/^\s*>{9000,}a$/.test(rendered.text.textContent ?? '')).toBe(true);
  });
});
