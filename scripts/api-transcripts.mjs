import { readFileSync, writeFileSync } from 'node:fs';
import { askWithCurl } from './lib/docs/transcript.mjs';
import { fillTemplate } from './lib/docs/transcript-template.mjs';
import { withTwin } from './lib/docs/twin-for-docs.mjs';
import { exitWith } from './lib/failure.mjs';
import { inRoot } from './lib/root.mjs';

/** Writes docs/api.md: the template's curl commands with what a twin of the sample owner really answers. */
async function main() {
  const template = readFileSync(inRoot('docs', 'api.template.md'), 'utf8');
  const page = await withTwin((address, env) =>
    fillTemplate(template, (command) => askWithCurl(command, address, env)),
  );
  writeFileSync(inRoot('docs', 'api.md'), page);
  console.log('docs/api.md is written.');
  return 0;
}

exitWith(main);
