import type { Plugin } from 'vite';
import { seenAll } from './seen.ts';

const helper = '\0vite/preload-helper.js';

/** Without what is left of the helper: the calls of it, what a chunk took from the entry for them, and the entry's giving it. */
export function bare(code: string, isEntry: boolean): string {
  return code
    .replace(/\b[\w$]+\(\(\)=>(import\(`[^`]*`\)),\[\]\)/g, '$1')
    .replace(/^import\{\w+ as ([\w$]+)\}from"[^"]+";(?!.*(?<![\w$.])\1\(\(\)=>import)/s, '')
    .replace(isEntry ? /export\{[\w$]+ as \w+\};\s*$/ : '', '');
}

/**
 * Leaves an `import()` what it is. Vite wraps each in a helper that preloads what comes along with a script; ours bring nothing
 * along, and the helper costs more than a locale and speaks to the window, which on another site is not ours.
 */
export function bareImports(): Plugin {
  const { see, ...whole } = seenAll('bare-imports', helper.slice(1));
  return {
    name: 'bare-imports',
    enforce: 'pre',
    apply: 'build',
    ...whole,
    load(id) {
      if (id !== helper) return undefined;
      see(helper.slice(1));
      return 'export const __vitePreload = (load) => load();';
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          file.code = bare(file.code, file.isEntry);
          const statics = /(?:^|;)(?:import\s*["'{*]|export\s*\{[^}]*\}\s*from)/.exec(file.code);
          if (statics) this.error(`${file.fileName} imports a script that other sites may have under another name.`);
        }
      },
    },
  };
}
