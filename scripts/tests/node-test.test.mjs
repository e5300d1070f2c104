import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { nodeTest } from '../lib/testing/node-test.mjs';
import { totalsOfTap } from '../lib/testing/totals.mjs';
import { newFolder } from './fakes/new-folder.mjs';

test('A file of tests that hangs is ended and counts as failed', { timeout: 60_000 }, async (t) => {
  const folder = newFolder(t);
  const hanging = `import { test } from 'node:test';
    test('ends', () => {});
    test('waits for what never comes', () => new Promise((resolve) => setTimeout(resolve, 600_000)));`;
  writeFileSync(path.join(folder, 'hanging.test.mjs'), hanging);
  const report = path.join(folder, 'report.tap');
  const [command, ...args] = nodeTest(folder, report).map((part) => part.replace(/(?<=^--test-timeout=)\d+$/, '2000'));
  assert.notEqual(await endingOf(t, command, args), 0);
  const { total, passed } = totalsOfTap(readFileSync(report, 'utf8'));
  assert.ok(total > passed);
  assert.match(readFileSync(report, 'utf8'), /^not ok .*hanging\.test\.mjs/m);
});

function endingOf(t, command, args) {
  // Node's runner within Node's runner would report to the outer one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_TEST_')));
  const child = spawn(command, args, { env, stdio: 'ignore' });
  t.after(() => child.kill());
  return new Promise((resolve) => child.once('exit', resolve));
}
