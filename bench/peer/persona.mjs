import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The system prompt: who the twin is, then the owner's texts as they are. Read once, when the server starts. */
export async function readPersona(folder) {
  const read = (name) => readFile(path.join(folder, name), 'utf8');
  const [facts, summary, style] = await Promise.all(['facts.json', 'summary.txt', 'style.txt'].map(read));
  const { full_name: name } = JSON.parse(facts);
  return `You are the digital twin of ${name}. You talk with visitors of ${name}'s website as ${name} would, and you stick to what is below.

## Facts
${facts}
## Summary
${summary}
## Style
${style}`;
}
