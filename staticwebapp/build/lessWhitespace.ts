import type { Plugin } from 'vite';

/** Templates and styles are indented for who reads them here; their whitespace means nothing to a browser. */
export function lessWhitespace(): Plugin {
  return {
    name: 'less-whitespace',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/element\/.*\.ts$/ },
      handler(code, id) {
        const lines = code.replace(/\n\s+/g, '\n');
        return /\/styles\//.test(id) ? lines.replace(/\/\*.*?\*\//gs, '').replace(/([{};:,])\s+/g, '$1') : lines;
      },
    },
  };
}
