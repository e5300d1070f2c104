import type { Plugin } from 'vite';
import { seenAll } from './seen.ts';

const used = /(\w+ as (?:Lexer|Tokenizer))/g;

/**
 * Leaves out of marked what nothing here uses: the functions around its one shared instance, and with them the instance and all
 * that only that needs, a tenth of the page. They are made as the module loads, so that a bundler must keep them. Ends the build
 * when a version of marked is written in another way.
 */
export function leanMarked(): Plugin {
  const { see, ...whole } = seenAll('lean-marked', 'marked.esm.js');
  return {
    name: 'lean-marked',
    apply: 'build',
    ...whole,
    transform: {
      filter: { id: /marked\.esm\.js$/ },
      handler(code) {
        see('marked.esm.js');
        const [, classes, names] =
          /^(.*\}\};)var \w+=new \w+;function \w+\(\w+,\w+\)\{.*export\{(.*)\};/s.exec(code) ?? [];
        const kept = names?.match(used);
        if (!classes || kept?.length !== 2)
          this.error('marked is no longer written as this plugin knows it: look at it anew.');
        return { code: `${classes}export{${kept.join()}};`, map: null };
      },
    },
  };
}
