import type { Failure } from './failure.ts';

/** Turns a reply outside 2xx into a failure. A body that is no problem document leaves the status alone to speak. */
export async function readProblem(response: Response, now: number): Promise<Failure> {
  const retryAfter = secondsUntil(response.headers.get('retry-after'), now);
  return {
    kind: 'problem',
    status: response.status,
    ...(await readWords(response)),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** `Retry-After` holds whole seconds or an HTTP date. */
export function secondsUntil(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return seconds > 0 ? seconds : undefined;
}

async function readWords(response: Response): Promise<{ type?: string; detail?: string }> {
  try {
    const { type, detail, title }: Record<string, unknown> = await response.json();
    const words = [detail, title].find(isText);
    return { ...(isText(type) && { type }), ...(words !== undefined && { detail: words }) };
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
