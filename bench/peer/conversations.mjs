import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Conversations in `folder`, each an array of { role, content } in a file of its own, read and written whole. */
export async function openConversations(folder) {
  await mkdir(folder, { recursive: true });
  const fileOf = (id) => path.join(folder, `${id}.json`);
  return {
    /** No dot and no slash: an id never leads out of the folder. */
    isId: (id) => typeof id === 'string' && /^[A-Za-z0-9_-]{16,64}$/.test(id),
    load: (id) => readFile(fileOf(id), 'utf8').then(JSON.parse, emptyWhereNone),
    save: (id, messages) => writeFile(fileOf(id), JSON.stringify(messages)),
  };
}

function emptyWhereNone(error) {
  if (error.code === 'ENOENT') return [];
  throw error;
}
