// Older Nodes must be able to read this file to say that they are too old: keep its syntax plain.
import { readFileSync } from 'node:fs';
import { isAtLeast, parseVersion } from './version.mjs';

/** The oldest Node that will do stands in package.json. Ends the process with one sentence when this one is older. */
export function stopIfNodeIsTooOld() {
  const wanted = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).engines.node;
  if (isAtLeast(parseVersion(process.version), parseVersion(wanted))) return;
  console.error(
    'DigitalTwin needs Node ' +
      wanted.replace('>=', '') +
      ' or newer, and this is ' +
      process.version +
      ': install the current LTS release from https://nodejs.org.',
  );
  process.exit(1);
}
