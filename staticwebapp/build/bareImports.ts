import type { Plugin } from 'vite';
import { seenAll } from './seen.ts';

const helper = '\0vite/preload-helper.js';

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
    // What is left of the helper, once all is minified.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.code = file.code.replace(/\b[\w$]+\(\(\)=>(import\(`[^`]*`\)),\[\]\)/g, '$1');
        }
      },
    },
  };
}
