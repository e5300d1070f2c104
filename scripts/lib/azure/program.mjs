import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The file that `name` stands for on the PATH, tried as a shell would; undefined when there is none. */
export function findProgram(name, { environment = process.env, platform = process.platform, exists = isProgram } = {}) {
  const windows = platform === 'win32';
  const { delimiter, join } = windows ? path.win32 : path.posix;
  const searched = Object.entries(environment).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  // az is a .cmd there, azd an .exe, or a .cmd where npm brought it.
  const endings = windows ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = searched.split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(exists);
}

/** What spawn takes to run the file: { command, args, options }. Windows starts a .cmd through its shell alone. */
export function startOf(file, args, { environment = process.env } = {}) {
  if (!/\.(cmd|bat)$/i.test(file)) return { command: file, args, options: {} };
  const line = [file, ...args].map((part) => `"${part}"`).join(' ');
  const shell = environment.ComSpec || 'cmd.exe';
  return { command: shell, args: ['/d', '/s', '/c', `"${line}"`], options: { windowsVerbatimArguments: true } };
}

/** Whether no shell can take the argument for more than a word. */
export const isPlain = (argument) => /^[\w.,:/@+= -]*$/.test(argument);

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
