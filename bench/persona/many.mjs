import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { pagesOf } from './pages.mjs';

const textPages = 3;

/** The ids of so many further personas: persona-01, persona-02 ... */
export const idsOf = (count) => Array.from({ length: count }, (_, i) => `persona-${String(i + 1).padStart(2, '0')}`);

/** Puts the sample owner's files into a folder, as the default persona, and so many further ones beside it. */
export function writePersonas(folder, further) {
  const sample = inRoot('data');
  cpSync(sample, folder, { recursive: true, filter: (from) => from !== path.join(sample, 'personas') });
  const texts = pagesOf(further * textPages);
  for (const [i, id] of idsOf(further).entries()) {
    mkdirSync(path.join(folder, 'personas', id), { recursive: true });
    writeText(folder, id, texts.slice(i * textPages, (i + 1) * textPages));
    writeFileSync(path.join(folder, 'personas', id, 'agent.yaml'), agentOf(id));
  }
}

/** A change of one persona: its text anew, with a line more. */
export const changeOne = (folder, id, change) => writeText(folder, id, [[`Change ${change}.`], ...pagesOf(textPages)]);

const writeText = (folder, id, pages) =>
  writeFileSync(path.join(folder, 'personas', id, 'me.txt'), pages.map((lines) => lines.join('\n')).join('\n\n'));

const agentOf = (id) => `name: Tutor ${id}
kind: tutor
greeting: What shall we look at?
suggested_questions:
  - What comes first?
  - And then?
instructions: |
  Explain one step at a time.
  Ask one question at the end.
`;
