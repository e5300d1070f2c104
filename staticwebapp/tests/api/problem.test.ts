import { describe, expect, it } from 'vitest';
import { isWorthRepeating } from '../../src/api/failure.ts';
import { readProblem, secondsUntil } from '../../src/api/problem.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('readProblem', () => {
  it('takes the detail, and how long to wait', async () => {
    const response = Response.json(
      { title: 'Too many', detail: 'Slow down.' },
      { status: 429, headers: { 'Retry-After': '7' } },
    );
    expect(await readProblem(response, now)).toEqual({
      kind: 'problem',
      status: 429,
      detail: 'Slow down.',
      retryAfter: 7,
    });
  });

  it('keeps the type, by which one problem is told from another of the same status', async () => {
    const type = 'urn:digitaltwin:problem:message-replaced';
    const response = Response.json({ type, detail: 'Gone.' }, { status: 409 });
    expect(await readProblem(response, now)).toEqual({ kind: 'problem', status: 409, type, detail: 'Gone.' });
  });

  it('takes the title when there is no detail', async () => {
    const response = Response.json({ title: 'Not found' }, { status: 404 });
    expect(await readProblem(response, now)).toEqual({ kind: 'problem', status: 404, detail: 'Not found' });
  });

  it.each(['', '<html>', 'null', '{"detail":{"a":1}}'])('lets the status speak for a body of %j', async (body) => {
    expect(await readProblem(new Response(body, { status: 502 }), now)).toEqual({ kind: 'problem', status: 502 });
  });
});

describe('secondsUntil', () => {
  it.each([
    ['30', 30],
    ['Sun, 01 Mar 2026 12:01:30 GMT', 90],
    ['Sun, 01 Mar 2026 11:00:00 GMT', undefined],
    ['0', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('reads %j as %j', (header, seconds) => {
    expect(secondsUntil(header, now)).toBe(seconds);
  });
});

describe('isWorthRepeating', () => {
  it.each([408, 409, 429, 500, 502, 503, 504])('says yes to %i', (status) => {
    expect(isWorthRepeating({ kind: 'problem', status })).toBe(true);
  });

  it.each([400, 401, 403, 404, 413, 415])('says no to %i', (status) => {
    expect(isWorthRepeating({ kind: 'problem', status })).toBe(false);
  });
});
