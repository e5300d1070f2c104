import type { Plugin } from 'vite';

/** Of a style sheet: no comments, and no space but where it parts two names. A colon may begin a selector of what lies within. */
export function lessCss(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/([{};:,>`]) | (?=[{}>`])/g, '$1')
    .replace(/;(?=\})/g, '')
    .replace(/(?<![\w.])0(?=\.\d)/g, '');
}

/** Templates and styles are indented for who reads them here; their whitespace means nothing to a browser. */
export function lessWhitespace(): Plugin {
  return {
    name: 'less-whitespace',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/(element|voice)\/.*\.ts$/ },
      handler(code, id) {
        const lines = code.replace(/\n\s+/g, '\n');
        return /\/styles\//.test(id) ? code.replace(/css`.*?`/gs, lessCss) : lines;
      },
    },
  };
}
