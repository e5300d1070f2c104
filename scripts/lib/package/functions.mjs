import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The names in a source's [Function("...")] attributes. */
export const functionsOfSource = (text) => [...text.matchAll(/^\s*\[Function\("([^"]+)"\)/gm)].map(([, name]) => name);

/** The names of all functions that the C# files below `folder` declare. */
export const functionsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.cs'))
    .flatMap((file) => functionsOfSource(readFileSync(path.join(folder, file), 'utf8')));
