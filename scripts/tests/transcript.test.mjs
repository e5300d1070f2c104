import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReply } from '../lib/docs/transcript.mjs';
import { fillTemplate } from '../lib/docs/transcript-template.mjs';
import { Failure } from '../lib/failure.mjs';

const fence = '```';
const block = (status, command) => `${fence}curl ${status}\n${command}\n${fence}`;

test('A reply shows its status, the headers that matter and its JSON laid out', () => {
  const printed = 'HTTP/1.1 200 OK\r\nDate: today\r\nContent-Type: application/problem+json\r\n\r\n{"a":1}';
  const { status, lines, json } = readReply(printed);
  assert.equal(status, 200);
  assert.deepEqual(json, { a: 1 });
  assert.deepEqual(lines, ['HTTP/1.1 200 OK', 'Content-Type: application/problem+json', '', '{', '  "a": 1', '}']);
});

test('A stream is shown as it came', () => {
  const { lines } = readReply('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {}\n\ndata: [DONE]\n\n');
  assert.deepEqual(lines.slice(3), ['data: {}', '', 'data: [DONE]']);
});

test('A reply without a body ends with its headers', () => {
  assert.deepEqual(readReply('HTTP/1.1 204 No Content\r\n\r\n').lines, ['HTTP/1.1 204 No Content']);
});

test('A command without -i is refused', () => {
  assert.throws(() => readReply('{"a":1}'), Failure);
});

test('Commands go on with the ids of earlier replies', () => {
  const asked = [];
  const ask = (command) => {
    asked.push(command);
    return { status: 200, lines: ['HTTP/1.1 200 OK'], json: { session_id: `s${asked.length}` } };
  };
  const page = fillTemplate(`Ask:\n\n${block(200, 'curl -i a')}\n\n${block(200, 'curl -i b/{session_id}')}\n`, ask);
  assert.deepEqual(asked, ['curl -i a', 'curl -i b/s1']);
  assert.match(page, /Ask:\n\n```console\n\$ curl -i a\nHTTP\/1\.1 200 OK\n```\n/);
});

test('A reply with another status than the page says stops it', () => {
  const ask = () => ({ status: 500, lines: [] });
  assert.throws(() => fillTemplate(block(200, 'curl -i a'), ask), /expects 200, the twin answered 500/);
});
