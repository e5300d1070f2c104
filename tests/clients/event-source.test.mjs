import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createParser } from 'eventsource-parser';
import { eventSource } from './drivers/event-source.mjs';
import { saying } from './fake/plays.mjs';
import { openWorld } from './world/world.mjs';

const world = await openWorld();
const said = 'Grüezi 🌉\r\n\u2028"bridges"';

const streams = {
  chat: { path: 'chat', body: (text) => ({ message: text, stream: true }), delta: (event) => event.delta },
  'v1/chat/completions': {
    path: 'v1/chat/completions',
    body: (text) => ({ model: 'twin', messages: [{ role: 'user', content: text }], stream: true }),
    delta: (event) => event.choices[0]?.delta.content,
  },
};

describe(eventSource.name, { concurrency: true }, () => {
  for (const [route, { path, body, delta }] of Object.entries(streams)) {
    test(`${eventSource.name}: bytes of ${route}: a byte at a time, nothing but events and comments`, {
      timeout: 30_000,
    }, async () => {
      const question = world.model.expect(saying(...said));
      const response = await fetch(`${world.address}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body(question.text)),
      });
      const events = [];
      const onError = (error) => assert.fail(error);
      const parser = createParser({ onEvent: ({ data }) => events.push(data), onError, onRetry: onError });

      const decoder = new TextDecoder('utf-8', { fatal: true });
      for (const byte of new Uint8Array(await response.arrayBuffer())) {
        parser.feed(decoder.decode(Uint8Array.of(byte), { stream: true }));
      }

      assert.match(response.headers.get('content-type'), /^text\/event-stream\b/);
      assert.equal(events.pop(), '[DONE]');
      assert.equal(events.map((data) => delta(JSON.parse(data)) ?? '').join(''), said);
    });
  }
});
