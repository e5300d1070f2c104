import path from 'node:path';
import { isProgram } from '../tool.mjs';
import { install, mayInstall } from './apt.mjs';

// Each is called as its package is.
const programs = ['espeak-ng', 'ffmpeg'];

/** Which of the programs that make the tests' recordings are not there. */
export function missingVoiceTools({ platform = process.platform, environment = process.env, exists = isProgram } = {}) {
  const { delimiter, join } = platform === 'win32' ? path.win32 : path.posix;
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(Boolean);
  const file = (program) => (platform === 'win32' ? `${program}.exe` : program);
  return programs.filter((program) => !folders.some((folder) => exists(join(folder, file(program)))));
}

/** Resolves like `run`. Installs what is missing where that is ours to do. */
export async function requireVoiceTools(options = {}) {
  const missing = missingVoiceTools();
  if (missing.length === 0) return { code: 0, output: '' };
  if (mayInstall()) return install(missing, options);
  return {
    code: 1,
    output: `The tests of voice make their recordings with ${missing.join(' and ')}: install ${missing.join(' ')}, with \`sudo apt-get install\`, \`brew install\` or \`choco install\`.`,
  };
}
