import { defineConfig } from 'vitest/config';
import { bareImports } from './build/bareImports.ts';
import { compressed } from './build/compressed.ts';
import { leanMarked } from './build/leanMarked.ts';
import { lessWhitespace } from './build/lessWhitespace.ts';
import { noGlobals } from './build/noGlobals.ts';
import { ownRem } from './build/ownRem.ts';
import { site } from './build/site.ts';

/** The words of the voice are called after it, for there are others of the same language. */
function nameOf({ facadeModuleId }: { readonly facadeModuleId?: string | null }): string {
  return `assets/${facadeModuleId?.includes('/voice/words/') ? 'voice-' : ''}[name]-[hash:6].js`;
}

export default defineConfig({
  plugins: [bareImports(), leanMarked(), noGlobals(), ownRem(), lessWhitespace(), site(), compressed()],
  build: {
    outDir: 'dist',
    // An asset inlined as a data: URI would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    // Without its helper an import() is left as it is, and what it names is looked for beside the script, on whichever site.
    modulePreload: false,
    rolldownOptions: { output: { chunkFileNames: nameOf } },
  },
  // Two bundles, each whole: a visit loads one of them, the page's is kept for good by its name, the widget's must keep its name, and so must
  // its voice, which an older script may still ask for.
  environments: {
    widget: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: 'src/widget.ts',
          output: {
            entryFileNames: 'digital-twin.js',
            chunkFileNames: (chunk) => (chunk.name === 'VoiceBox' ? 'digital-twin-voice.js' : nameOf(chunk)),
          },
        },
      },
    },
  },
  builder: {
    async buildApp({ build, environments: { client, widget } }) {
      if (client) await build(client);
      if (widget) await build(widget);
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:7071' },
  },
  test: {
    include: ['tests/**/*.test.ts'],
  },
});
