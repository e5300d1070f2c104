import type { Plugin } from 'vite';

/**
 * Leaves an `import()` what it is. Vite wraps each in a helper that preloads what comes along with a script; ours bring nothing
 * along, and the helper costs more than a locale and speaks to the window, which on another site is not ours.
 */
export function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    enforce: 'pre',
    apply: 'build',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
