import type { Plugin } from 'vite';

/**
 * Leaves out of marked what nothing here uses: its one shared instance and all that only that needs, a tenth of the page. The
 * instance is made as the module loads, which a bundler must take for an effect unless it is told.
 */
export function leanMarked(): Plugin {
  return {
    name: 'lean-marked',
    apply: 'build',
    transform: {
      filter: { id: /marked\.esm\.js$/ },
      handler: (code) => ({ code: code.replace(/(?<=;var \w+=)new (\w+)(?=;function )/, '/* @__PURE__ */ new $1()'), map: null }),
    },
  };
}
