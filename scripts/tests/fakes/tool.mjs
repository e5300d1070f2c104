import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that the test takes away again. */
export function newFolder(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-tool-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A program `name` in a folder of its own, to be put on the PATH: `script` (a .mjs file) under a shell file and a .cmd file. It
 * writes what it was called with into the file that FAKE_CALLS names, by `noteCall`.
 */
export function fakeTool(t, name, script) {
  const folder = newFolder(t);
  writeFileSync(path.join(folder, name), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  writeFileSync(path.join(folder, `${name}.cmd`), `@"${process.execPath}" "${script}" %*\r\n`);
  chmodSync(path.join(folder, name), 0o755);
  const calls = path.join(folder, 'calls');
  writeFileSync(calls, '');
  return {
    env: { [pathName()]: `${folder}${path.delimiter}${process.env[pathName()]}`, FAKE_CALLS: calls },
    calls: () => readFileSync(calls, 'utf8').split('\n').filter(Boolean).map(JSON.parse),
  };
}

/** An environment in which no tool is found but the system's own. */
export const withoutTools = (t) => ({ [pathName()]: newFolder(t) });

export const noteCall = (call) => writeFileSync(process.env.FAKE_CALLS, `${JSON.stringify(call)}\n`, { flag: 'a' });

const pathName = () => Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH');
