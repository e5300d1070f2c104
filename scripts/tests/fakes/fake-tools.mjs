import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTool } from '../../lib/tool.mjs';
import { withoutSettings } from '../../lib/without-settings.mjs';
import { newFolder } from './new-folder.mjs';

const player = fileURLToPath(new URL('fake-tool.mjs', import.meta.url));
const isWindows = process.platform === 'win32';

/**
 * A PATH with fakes of these `tools` on it, the real dotnet and nothing else. `answers` is what they say, by command, as
 * fake-tool.mjs has it. Returns the `environment` for who calls them, without any setting of this machine, `calls()`, and `notes()`
 * with all that was noted of them; a call that has no answer fails the test.
 */
export function fakeTools(t, answers, { tools = ['az', 'azd'] } = {}) {
  const notes = () => (existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n').map(JSON.parse) : []);
  const unexpected = () => notes().filter(({ isExpected }) => !isExpected);
  const folder = newFolder(t, () => assert.deepEqual(unexpected(), []));
  const [bin, said, noted] = ['bin', 'answers.json', 'calls.jsonl'].map((name) => path.join(folder, name));
  mkdirSync(bin);
  for (const name of tools) writeShim(bin, name, process.execPath, [player, name]);
  if (!isWindows && dotnet) writeShim(bin, 'dotnet', dotnet, []);
  writeFileSync(said, JSON.stringify(answers));
  const environment = { ...clean(), PATH: pathOf(bin), FAKE_ANSWERS: said, FAKE_CALLS: noted };
  return { environment, notes, calls: () => notes().flatMap(({ call }) => call ?? []) };
}

const dotnet = findTool('dotnet');

/** On Windows dotnet is no script, and cmd.exe has to be found. */
function pathOf(bin) {
  if (!isWindows) return bin;
  return [bin, dotnet && path.dirname(dotnet), path.join(process.env.SystemRoot, 'System32')].filter(Boolean).join(';');
}

function clean() {
  const chosenHere = /^(TWIN|SERVICE|DEPLOYED|VITE|ALERT|MONTHLY|NODE_TEST)_|^NODE_OPTIONS$|^DAILY_|^CI$|^path$/i;
  return Object.fromEntries(Object.entries(withoutSettings(process.env)).filter(([name]) => !chosenHere.test(name)));
}

/** az stays there until Python is done, and keeps to itself what it is told meanwhile. */
const scripts = {
  usual: (command) => `#!/bin/sh\nexec ${command} "$@"\n`,
  waiting: (command) => `#!/bin/sh\n${command} "$@"\nexit $?\n`,
};

function writeShim(folder, name, program, args) {
  const quoted = [program, ...args].map((part) => `"${part}"`).join(' ');
  if (isWindows) writeFileSync(path.join(folder, `${name}.cmd`), `@${quoted} %*\r\n`);
  else writeFileSync(path.join(folder, name), scripts[name === 'az' ? 'waiting' : 'usual'](quoted), { mode: 0o755 });
}
