import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../tests/Testing/WireSamples');

/** A call of a front end and its reply; `{name}` in it stands for what nobody can foretell. */
export interface CallSample {
  readonly request: { readonly method: string };
  readonly reply: {
    readonly status: number;
    readonly type: string;
    readonly body?: Readonly<Record<string, unknown>>;
    readonly events?: readonly { readonly messageMetadata?: { readonly session_id?: string } }[];
  };
}

/** By name; the server's tests make each of these calls. */
export function callSamples(): Readonly<Record<string, CallSample>> {
  const calls = path.join(folder, 'calls');
  const names = readdirSync(calls).map((file) => path.basename(file, '.json'));
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(readFileSync(path.join(calls, `${name}.json`), 'utf8'))]),
  );
}

/** A recorded answer, as bytes; the server's tests read the same files. */
export function sample(name: string): Uint8Array {
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
