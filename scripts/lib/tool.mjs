import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';

/** The file that `name` stands for on the PATH, tried as a shell would; undefined when there is none. */
export function findTool(name, { environment = process.env, platform = process.platform, exists = isProgram } = {}) {
  const windows = platform === 'win32';
  const { delimiter, join } = windows ? path.win32 : path.posix;
  const searched = Object.entries(environment).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  // az is a .cmd there, azd an .exe, func either: what npm brought is a .cmd.
  const endings = windows ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = searched.split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(exists);
}

/** What spawn takes to run the file: { command, args, options }. Windows starts a .cmd through its shell alone. */
export function startOf(file, args, environment = process.env) {
  if (!/\.(cmd|bat)$/i.test(file)) return { command: file, args, options: {} };
  refuseWhatTheShellReads(file, args);
  const line = [file, ...args].map(quoted).join(' ');
  const shell = environment.ComSpec || 'cmd.exe';
  return { command: shell, args: ['/d', '/s', '/c', `"${line}"`], options: { windowsVerbatimArguments: true } };
}

/** The same for a tool by its name; undefined when there is none. */
export function startOfTool(name, args, environment = process.env) {
  const file = findTool(name, { environment });
  return file && startOf(file, args, environment);
}

// Backslashes before a quotation mark would be read as making it part of the word.
const quoted = (part) => `"${part.replace(/\\+$/, '$&$&')}"`;

function refuseWhatTheShellReads(file, args) {
  const odd = args.find((arg) => /["%\r\n]/.test(arg));
  if (odd === undefined) return;
  const name = path.win32.basename(file);
  throw new Failure(
    `${odd} can't be given to ${name}: Windows reads more into " and % than a word, so leave them out.`,
  );
}

/** Whether there is a file that may be run. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
