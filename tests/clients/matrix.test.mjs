import { describe, test } from 'node:test';
import { drivers } from './drivers/all.mjs';
import { scenarios } from './matrix/scenarios.mjs';
import { exhaust } from './world/exhaust.mjs';
import { openWorld } from './world/world.mjs';

// Every client in every scenario; table.mjs makes the table of these tests' names.

const [open, hasty, spent] = await Promise.all([
  openWorld(),
  openWorld({ RATE_LIMIT_BURST: '1', RATE_LIMIT_PER_SECOND: '0.001' }),
  openWorld({ DAILY_TOKEN_BUDGET: '1' }),
]);
await exhaust(hasty);

for (const driver of drivers) {
  describe(driver.name, { concurrency: true }, () => {
    for (const { scenario, sentence, prove } of scenarios) {
      test(`${driver.name}: ${scenario}: ${sentence}`, { timeout: 30_000 }, () =>
        prove(driver, { open, hasty, spent }),
      );
    }
  });
}
