import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../scripts/lib/failure.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { chartOf } from './chart.mjs';

const results = inRoot('bench', 'results');

/** Writes a summary as <name>.json and its chart as <name>.svg; returns both paths. Git ignores those named `latest`. */
export function save(summary, name = 'latest', folder = results) {
  requireFileName(name);
  mkdirSync(folder, { recursive: true });
  const files = { json: path.join(folder, `${name}.json`), svg: path.join(folder, `${name}.svg`) };
  writeFileSync(files.json, `${JSON.stringify(summary, null, 2)}\n`);
  writeFileSync(files.svg, chartOf(summary));
  return files;
}

/** To be asked before the bench, which takes its time. */
export function requireFileName(name) {
  if (/^[A-Za-z0-9][\w.-]{0,63}$/.test(name)) return;
  throw new Failure(`"${name}" can't be a name of results: use up to 64 letters, digits, dots, - and _.`);
}
