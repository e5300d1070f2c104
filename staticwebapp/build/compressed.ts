import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Less than this comes in one packet in any case. */
const least = 1024;

/** Writes beside each text file what Static Web Apps sends in its place to browsers that take it: `.br`, at brotli's best. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        const file = bundle[name];
        const source = file?.type === 'chunk' ? file.code : file?.source;
        if (!/\.(js|css|html|svg)$/.test(name) || source === undefined || source.length < least) continue;
        writeFileSync(path.join(dir, `${name}.br`), brotliCompressSync(source));
      }
    },
  };
}
