import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { bicepBelow } from './bicep/files.mjs';

// The repository's own files, which the checks are for.

export const textOf = (...parts) => readFileSync(inRoot(...parts), 'utf8');
export const jsonOf = (...parts) => JSON.parse(textOf(...parts));

export const bicep = () => bicepBelow('infra', 'bicep');
export const parameters = () => jsonOf('infra', 'bicep', 'main.parameters.json');

/** The files below a folder whose names end so, as { path, text }; paths begin at the repository's root. */
export const textsBelow = (ending, ...folder) =>
  readdirSync(inRoot(...folder), { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ path: [...folder, ...file.split(path.sep)].join('/'), text: textOf(...folder, file) }));
