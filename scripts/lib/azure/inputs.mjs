import { readFileSync } from 'node:fs';
import { inRoot } from '../root.mjs';

/**
 * What azd will give to Bicep, by the names of the environment: each `${NAME}` and `${NAME=default}` that stands in the text of
 * main.parameters.json. As in azd, a value that is empty counts as none.
 */
export function inputsOf(parameters, environment) {
  const references = [...parameters.matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)];
  return Object.fromEntries(references.map(([, name, usual]) => [name, environment[name] || usual || '']));
}

export const readInputs = (environment) => inputsOf(read('main.parameters.json'), environment);

/** What differs between dev, test and prod: { dev: {...}, ... }. */
export const readProfiles = () => JSON.parse(read('profiles.json'));

const read = (name) => readFileSync(inRoot('infra', 'bicep', name), 'utf8');
