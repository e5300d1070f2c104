import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

/**
 * What azd will give to Bicep, by the names of the environment: each `${NAME}` and `${NAME=default}` that stands in the text of
 * main.parameters.json. As in azd, a value that is empty counts as none.
 */
export function inputsOf(parameters, environment) {
  const references = [...parameters.matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)];
  return Object.fromEntries(references.map(([, name, usual]) => [name, environment[name] || usual || '']));
}

export const readInputs = (folder, environment) => inputsOf(read(folder, 'main.parameters.json'), environment);

/** What differs between dev, test and prod: { dev: {...}, ... }. */
export const readProfiles = (folder) => JSON.parse(read(folder, 'profiles.json'));

function read(folder, name) {
  const file = path.join(folder, name);
  if (!existsSync(file))
    throw new Failure(`${file} is missing: get the repository's files again with \`git checkout -- infra\`.`);
  return readFileSync(file, 'utf8');
}
