import path from 'node:path';
import { build, type Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { bareImports } from '../../build/bareImports.ts';
import { leanMarked } from '../../build/leanMarked.ts';
import { noGlobals } from '../../build/noGlobals.ts';

const input = path.resolve(import.meta.dirname, '../../src/words/counter.ts');

function buildWith(plugin: Plugin) {
  return build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: { write: false, rolldownOptions: { input } },
  });
}

describe('a plugin that changes a file of another package', () => {
  it.each([
    ['marked.esm.js', leanMarked()],
    ['lit-html.js', noGlobals()],
    ['preload-helper.js', bareImports()],
  ])('ends the build where there is no %s', async (file, plugin) => {
    await expect(buildWith(plugin)).rejects.toThrow(`${file}`);
  });
});
