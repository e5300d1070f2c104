import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyOf } from '../../lib/azure/smoke/chat.mjs';
import { judgeCors, lacksHeader, lacksMethod } from '../../lib/azure/smoke/cors.mjs';
import { checkHealth, readHealth } from '../../lib/azure/smoke/health.mjs';
import { partsOf } from '../../lib/azure/smoke/parts.mjs';
import { knows } from '../../lib/azure/smoke/site.mjs';
import { judgeStream, said } from '../../lib/azure/smoke/stream.mjs';
import { duration } from '../../lib/azure/upload-text.mjs';
import { closedAddress } from './fakes/servers.mjs';

const site = 'https://site.example';

test('CORS is right when the site is allowed by name and nobody else is', () => {
  assert.ok(judgeCors(site, [site, site, null, null]).ok);
  assert.match(judgeCors(site, [null, site, null, null]).text, /^the preflight for https:\/\/site\.example lacks/);
  assert.match(judgeCors(site, [site, null, null, null]).text, /^the reply for .* lacks/);
  assert.match(judgeCors(site, ['*', '*', '*', '*']).text, /^any site/);
  assert.match(judgeCors(site, [site, site, 'https://stranger.example', null]).text, /^any site/);
});

test('A stream is one that comes in pieces, as time goes by', () => {
  const fine = { pieces: 9, textPieces: 7, firstByte: 300, firstText: 900, end: 2_000, isWhole: true, hasText: true };
  assert.equal(judgeStream(fine).text, 'first byte 300 ms, first text 900 ms, 9 pieces');
  assert.ok(judgeStream({ ...fine, textPieces: 1, firstByte: 5, firstText: 6, end: 9 }).ok);
  assert.match(judgeStream({ ...fine, pieces: 1 }).text, /all at once/);
  assert.match(judgeStream({ ...fine, textPieces: 4, firstText: 1_990 }).text, /all at once/);
  assert.ok(judgeStream({ ...fine, pieces: 19, textPieces: 15, firstText: 1_967, end: 1_969 }).ok);
  assert.match(judgeStream({ ...fine, textPieces: 1 }).text, /all at once/);
  assert.match(judgeStream({ ...fine, isWhole: false }).text, /broke off/);
  assert.match(judgeStream({ ...fine, hasText: false }).text, /held no text/);
});

test('What a stream is read for: text, its end, and a fault', () => {
  const read = (...parts) =>
    said(partsOf(`${parts.map((part) => `data: ${JSON.stringify(part)}\n\n`).join('')}data: [DONE]\n\n`));
  const finish = { type: 'finish' };
  assert.deepEqual(read({ type: 'text-delta', delta: 'I am "finish".' }), {
    isWhole: false,
    hasText: true,
    fault: undefined,
  });
  assert.deepEqual(read({ type: 'text-delta', delta: '' }, finish), {
    isWhole: true,
    hasText: false,
    fault: undefined,
  });
  assert.equal(read({ type: 'error', errorText: 'It is busy.' }, finish).fault, 'It is busy.');
  assert.equal(read({ type: 'abort' }).fault, 'the answer was given up');
  assert.deepEqual(partsOf('data: {"type":"st'), []);
});

test('A preflight has to let a page send JSON and delete', () => {
  const headers = new Headers({
    'access-control-allow-headers': 'X-A, Content-Type',
    'access-control-allow-methods': '*',
  });
  assert.deepEqual([...lacksHeader(headers), ...lacksMethod(headers)], []);
  assert.deepEqual(lacksHeader(new Headers({ 'access-control-allow-headers': 'authorization' })), [
    'content-type in access-control-allow-headers',
  ]);
  assert.deepEqual(lacksMethod(new Headers({ 'access-control-allow-methods': 'GET,POST' })), [
    'delete in access-control-allow-methods',
  ]);
});

test('A refusal is told in words, whatever shape it has', () => {
  assert.equal(whyOf(502, '{"detail":{"code":7},"title":"Bad gateway"}'), '502: Bad gateway');
  assert.equal(whyOf(502, '{"detail":{"code":7}}'), '502: {"detail":{"code":7}}');
  assert.equal(whyOf(502, 'null'), '502: null');
  assert.equal(whyOf(502, ''), '502 with an empty body');
});

test('Health of an odd shape is told all the same', () => {
  assert.equal(
    readHealth(503, '{"checks":{"model":{"status":"ill","detail":7},"other":null}}').why,
    'model: 7; other: unhealthy',
  );
  assert.equal(readHealth(503, '{"checks":7}').isTwin, false);
});

test('Health is told by the checks that fail, in their own words', () => {
  const checks = {
    persona: { status: 'unhealthy', detail: 'No persona.' },
    storage: { status: 'unhealthy' },
    model: { status: 'healthy' },
  };
  assert.deepEqual(readHealth(503, JSON.stringify({ checks })), {
    isHealthy: false,
    isTwin: true,
    why: 'persona: No persona; storage: unhealthy',
  });
  assert.ok(readHealth(200, '{"checks":{"model":{"status":"healthy"}}}').isHealthy);
  assert.equal(readHealth(404, '').isTwin, false);
});

test('Health is waited for as long as is said, and no longer', async () => {
  let clock = 0;
  const waiting = {
    retry: 5_000,
    patience: 300_000,
    tell: () => {},
    now: () => clock,
    wait: async (time) => {
      clock += time;
    },
  };
  const { ok } = await checkHealth({ api: await closedAddress() }, waiting);
  assert.equal(ok, false);
  assert.equal(clock, 300_000);
});

test('A page knows its API by its policy, or by its script', () => {
  const api = 'https://api.example';
  assert.ok(knows(api, `default-src 'none'; connect-src 'self' ${api}; img-src 'self'`, undefined));
  assert.ok(knows(api, null, { text: `fetch("${api}/api")` }));
  assert.ok(!knows(api, "connect-src 'self' https://api.example.evil", { text: '' }));
});

test('Times are told as people tell them', () => {
  assert.deepEqual([10, 10_000, 60_000, 600_000].map(duration), ['0.01 s', '10 s', '1 minute', '10 minutes']);
});
