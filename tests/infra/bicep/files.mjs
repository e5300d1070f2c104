import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../../../scripts/lib/root.mjs';
import { parseBicep } from './parse.mjs';

const slashed = (file) => file.split(path.sep).join('/');

/** Every .bicep file below a folder of the repository, parsed; paths begin at the repository's root. */
export function bicepBelow(...folder) {
  const found = readdirSync(inRoot(...folder), { recursive: true }).filter((file) => file.endsWith('.bicep'));
  return found.sort().map((file) => {
    const whole = inRoot(...folder, file);
    return parseBicep(slashed(path.relative(root, whole)), readFileSync(whole, 'utf8'));
  });
}

/** The file that a module of `file` names; undefined when there is none. */
export const moduleFile = (files, file, source) =>
  files.find((one) => one.path === path.posix.join(path.posix.dirname(file.path), source));
