import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drivers } from './drivers/all.mjs';
import { pausing } from './fake/plays.mjs';
import { heardBefore } from './world/heard.mjs';
import { openLine } from './world/line.mjs';
import { openWorld } from './world/world.mjs';

const world = await openWorld();

// All at once, for each waits out the twin's ten seconds.
describe('heartbeats', { concurrency: true }, () => {
  for (const driver of drivers) {
    test(`${driver.name}: heartbeat: a silent model's comment is no part of the reply`, {
      timeout: 40_000,
    }, async () => {
      const { play, goOn } = pausing('I build ', 'bridges.');
      const question = world.model.expect(play);
      const line = await openLine(world.address);
      try {
        const asking = driver.open(line.address).ask(question.text);
        await heardBefore(asking, line.heard('\n:'));
        goOn();

        const reply = await asking;
        assert.equal(reply.error, undefined);
        assert.equal(reply.text, 'I build bridges.');
      } finally {
        line.close();
      }
    });
  }
});
