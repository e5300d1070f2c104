import { existsSync } from 'node:fs';
import { fingerprint, stamp } from './fingerprint.mjs';
import { runNpm } from './npm.mjs';
import { inRoot } from './root.mjs';

export const pageFolder = inRoot('staticwebapp');

/** Builds staticwebapp/dist, unless it is there and made from these sources and VITE_* settings. Resolves like `run`. */
export async function buildPage(options = {}) {
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('VITE_'));
  const print = fingerprint([pageFolder], settings.sort());
  const built = stamp('page');
  if (existsSync(inRoot('staticwebapp', 'dist', 'index.html')) && built.says(print)) {
    return { code: 0, output: '', upToDate: true };
  }
  built.forget();
  const outcome = await runNpm('page build', pageFolder, ['run', 'build'], options);
  if (outcome.code === 0) built.remember(print);
  return outcome;
}
