import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A recorded answer, as bytes; the server's tests read the same files. */
export function sample(name: string): Uint8Array {
  const folder = path.resolve(import.meta.dirname, '../../../tests/Testing/WireSamples');
  // The copy is a plain Uint8Array, which is all a browser would hand out.
  return new Uint8Array(readFileSync(path.join(folder, `ui-message-stream-${name}.txt`)));
}

export async function* inChunks(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
