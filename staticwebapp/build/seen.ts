import type { Plugin } from 'vite';

/**
 * Notes which of the files that a plugin changes came by. Where one did not, it has another name by now, and the plugin would do nothing
 * without a word: then `buildEnd` ends the build.
 */
export function seenAll(plugin: string, ...files: readonly string[]) {
  const missing = new Set(files);
  return {
    see: (file: string) => missing.delete(file),
    buildStart: () => {
      for (const file of files) missing.add(file);
    },
    buildEnd: ((failure) => {
      if (failure || missing.size === 0) return;
      throw new Error(`${plugin}: there is no ${[...missing].join(', no ')} any more. Look at what it is called now.`);
    }) satisfies Plugin['buildEnd'],
  };
}
