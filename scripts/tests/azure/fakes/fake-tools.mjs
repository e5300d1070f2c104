import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../../lib/azure/program.mjs';
import { withoutSettings } from '../../../lib/without-settings.mjs';

const tool = fileURLToPath(new URL('fake-tool.mjs', import.meta.url));
const isWindows = process.platform === 'win32';

/**
 * A PATH with fake az and azd on it, the real dotnet and nothing else. `answers` is what they say, by command. Returns the
 * `environment` for a hook, without any setting of this machine, and `calls()`; a call that has no answer fails the test.
 */
export function fakeTools(t, answers, { without = [] } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-hooks-'));
  const [bin, said, noted] = ['bin', 'answers.json', 'calls.jsonl'].map((name) => path.join(folder, name));
  mkdirSync(bin);
  for (const name of ['az', 'azd'].filter((name) => !without.includes(name)))
    writeShim(bin, name, process.execPath, [tool, name]);
  if (!isWindows) writeShim(bin, 'dotnet', findProgram('dotnet'), []);
  writeFileSync(said, JSON.stringify(answers));
  const calls = () =>
    existsSync(noted)
      ? readFileSync(noted, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  t.after(() => {
    const unexpected = calls().filter(({ isExpected }) => !isExpected);
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(unexpected, []);
  });
  const environment = { ...clean(), PATH: pathOf(bin), FAKE_ANSWERS: said, FAKE_CALLS: noted };
  return { environment, calls: () => calls().map(({ call }) => call) };
}

/** On Windows dotnet is no script, and cmd.exe has to be found. */
const pathOf = (bin) =>
  isWindows ? [bin, path.dirname(findProgram('dotnet')), path.join(process.env.SystemRoot, 'System32')].join(';') : bin;

function clean() {
  const chosenHere = /^(TWIN|SERVICE|DEPLOYED|VITE|ALERT|MONTHLY|NODE_TEST)_|^NODE_OPTIONS$|^DAILY_|^path$/i;
  return Object.fromEntries(Object.entries(withoutSettings(process.env)).filter(([name]) => !chosenHere.test(name)));
}

function writeShim(folder, name, program, args) {
  const quoted = [program, ...args].map((part) => `"${part}"`).join(' ');
  if (isWindows) writeFileSync(path.join(folder, `${name}.cmd`), `@${quoted} %*\r\n`);
  else writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}
