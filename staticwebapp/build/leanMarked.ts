import type { Plugin } from 'vite';
import { seenAll } from './seen.ts';

const used = /(\w+ as (?:Lexer|Tokenizer))/g;

/** What its options are here; a bundler leaves out what then never happens. */
const options = [
  ['pedantic', '!1'],
  ['gfm', '!0'],
  ['breaks', '!0'],
  ['silent', '!1'],
  ['extensions?.', 'null?.'],
  ['extensions.', 'null.'],
  ['hooks?.', 'null?.'],
] as const;

/** A rule that is made as the module loads, or a part of one. */
const rule =
  /,(\w+)=(?:\w\((?:(?!\.getRegex\(\)).)*?\.getRegex\(\)|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*|"(?:[^"\\]|\\.)*")(?=[,;])/gs;

/** Marked without what nothing here uses, or `undefined` when it is no longer written as this knows it. */
export function lean(marked: string): string | undefined {
  const [, classes = '', names] =
    /^(.*\}\};)var \w+=new \w+;function \w+\(\w+,\w+\)\{.*export\{(.*)\};/s.exec(marked) ?? [];
  const kept = names?.match(used);
  const pedantic = [...classes.matchAll(/,pedantic:(\w+)\}/g)];
  const html = /,html:(\w+),/.exec(classes);
  if (kept?.length !== 2 || pedantic.length !== 2 || !html) return undefined;

  const code = pedantic
    .reduce(
      (text, [rules, name]) =>
        text.replace(rules, '}').replace(new RegExp(`,${name}=\\{\\.\\.\\.\\w+,.*?\\.getRegex\\(\\)\\}(?=,)`, 's'), ''),
      options.reduce((text, [option, value]) => text.replaceAll(`this.options.${option}`, value), classes),
    )
    .replace(html[0], ',')
    .replace(/\}html\(e\)\{.*?\}(?=def\(e\)\{)/s, '}html(){}')
    .replace(/\}tag\(e\)\{.*?\}(?=link\(e\)\{)/s, '}tag(){}');
  return `${withoutUnused(code)}export{${kept.join()}};`;
}

function withoutUnused(code: string): string {
  const unused = [...code.matchAll(rule)].find(
    ([, name]) => code.split(new RegExp(`(?<![\\w$.])${name}(?![\\w$])`)).length === 2,
  );
  return unused ? withoutUnused(code.replace(unused[0], '')) : code;
}

/**
 * Leaves out of marked what nothing here uses: extensions and other options, the functions around its one shared instance, and with them the instance and all
 * that only that needs; its rules for raw HTML, and for the Markdown of 2004. They are made as the module loads, so that a bundler
 * must keep them. Ends the build when a version of marked is written in another way.
 */
export function leanMarked(): Plugin {
  const { see, ...whole } = seenAll('lean-marked', 'marked.esm.js');
  return {
    name: 'lean-marked',
    apply: 'build',
    ...whole,
    transform: {
      filter: { id: /marked\.esm\.js$/ },
      handler(marked) {
        see('marked.esm.js');
        const code = lean(marked);
        if (!code) this.error('marked is no longer written as this plugin knows it: look at it anew.');
        return { code, map: null };
      },
    },
  };
}
