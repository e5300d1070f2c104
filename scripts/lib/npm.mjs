import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** The npm that runs us, else the one on the PATH. On Windows npm is a .cmd file, which only a shell starts. */
export function npmCommand(environment = process.env, platform = process.platform) {
  const own = environment.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return [process.execPath, own];
  return platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm.cmd'] : ['npm'];
}

export function runNpm(name, folder, args, options = {}) {
  // Its errors are wanted even where the npm that runs us was told to be silent.
  return run(name, [...npmCommand(), '--loglevel=error', ...args], { cwd: folder, ...options });
}

/** npm ci in `folder`, unless what its lock names is installed already. Resolves like `run`, with `code` 0 if there is nothing to do. */
export async function installPackages(name, folder, options = {}) {
  if (isInstalled(folder)) return { code: 0, output: '', upToDate: true };
  return runNpm(name, folder, ['ci', '--include=dev'], options);
}

function isInstalled(folder) {
  const installed = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return matchesLock(readLock(path.join(folder, 'package-lock.json')), readLock(installed));
}

/** Whether npm's record of what it installed (node_modules/.package-lock.json) holds just what the lock names. */
export function matchesLock(lock, installed) {
  const same = (name) => name in lock && name in installed && installed[name].integrity === lock[name].integrity;
  const needed = Object.keys(lock).filter((name) => name !== '' && !lock[name].optional && !lock[name].devOptional);
  return [...needed, ...Object.keys(installed)].every(same);
}

const readLock = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
