import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../hash.mjs';
import { invent } from '../invented.mjs';
import { temporaryFolder } from '../temporary.mjs';

const inFirstIndex = 128;

/** The memory in a folder, laid out as src/Functions/Local lays it out. */
export async function openFiles() {
  const { folder, remove } = temporaryFolder();
  return {
    kind: 'files',
    settings: { MEMORY_DIR: folder },
    async fill(conversations) {
      for (const conversation of conversations) await fill(folder, conversation);
    },
    countBefore: (moment) => countBefore(folder, moment),
    close: remove,
  };
}

async function fill(folder, conversation) {
  const name = hashOf(conversation.session);
  const home = path.join(folder, 'conversations', name);
  await mkdir(path.join(home, 'turns'), { recursive: true });
  const index = await writeMessages(path.join(home, 'messages.jsonl'), conversation);
  for (const [bucket, lines] of index) await appendFile(path.join(home, 'turns', bucket), lines.join(''));

  const day = path.join(folder, 'activity', dayOf(conversation.lastSaid));
  await mkdir(day, { recursive: true });
  await writeFile(path.join(day, name), conversation.session);
  await utimes(path.join(day, name), conversation.lastSaid, conversation.lastSaid);
}

/** Returns the lines of each file of the index of turns. */
async function writeMessages(file, conversation) {
  const output = createWriteStream(file);
  const index = new Map();
  let offset = 0;
  for (const message of invent(conversation)) {
    const hash = hashOf(message.replyTo ?? message.id);
    const bucket = message.number <= inFirstIndex ? 'first' : hash.slice(0, 2);
    if (!index.has(bucket)) index.set(bucket, []);
    index.get(bucket).push(`\n${hash} ${message.isQuestion ? 'q' : 'r'} ${offset}\n`);
    const line = `${JSON.stringify(lineOf(message))}\n`;
    offset += Buffer.byteLength(line);
    if (!output.write(line)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  return index;
}

const lineOf = (message) => ({
  number: message.number,
  id: message.id,
  role: message.isQuestion ? 'User' : 'Assistant',
  content: message.content,
  timestamp: message.said.toISOString(),
  status: 'Complete',
  reply_to: message.replyTo,
  model: message.isQuestion ? undefined : 'offline',
});

const dayOf = (moment) => moment.toISOString().slice(0, 'yyyy-mm-dd'.length);

async function countBefore(folder, moment) {
  const days = (await readdir(path.join(folder, 'activity'))).filter((day) => day < dayOf(moment));
  const entries = await Promise.all(days.map((day) => readdir(path.join(folder, 'activity', day)).catch(() => [])));
  return entries.flat().length;
}
