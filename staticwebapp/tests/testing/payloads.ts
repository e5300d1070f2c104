import { readFileSync } from 'node:fs';
import path from 'node:path';

type Payload =
  | string
  | { readonly start?: string; readonly repeat: string; readonly times: number; readonly then?: string };

const file = path.resolve(import.meta.dirname, '../../../tests/Testing/Payloads/hostile-markdown.json');
const groups: Record<string, Payload[]> = JSON.parse(readFileSync(file, 'utf8'));

/** The hostile texts that the browser tests show as well: the name of their group, and the text. */
export const payloads: readonly (readonly [string, string])[] = Object.entries(groups).flatMap(([group, texts]) =>
  texts.map((text) => [group, asText(text)] as const),
);

function asText(payload: Payload): string {
  if (typeof payload === 'string') return payload;
  const { start = '', repeat, times, then = '' } = payload;
  return start + repeat.repeat(times) + then;
}
