import path from 'node:path';
import { isProgram } from '../tool.mjs';
import { install, mayInstall } from './apt.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

/** Where Chrome, Edge or Chromium may be, likeliest first. */
export function browserPlaces(platform, environment) {
  if (platform === 'win32') {
    const bases = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA].filter(
      Boolean,
    );
    const ends = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [...ends, 'Chromium\\Application\\chrome.exe'].flatMap((end) =>
      bases.map((base) => path.win32.join(base, end)),
    );
  }
  const folders = (environment.PATH ?? '').split(':').filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  return platform === 'darwin' ? [...macApplications(environment.HOME), ...onPath] : onPath;
}

function macApplications(home) {
  return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
    ['/Applications', path.posix.join(home ?? '/', 'Applications')].map(
      (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  );
}

/** CHROME_PATH and nothing else when it is set; undefined when no browser is there. */
export function findBrowser({ platform = process.platform, environment = process.env, exists = isProgram } = {}) {
  const places = environment.CHROME_PATH ? [environment.CHROME_PATH] : browserPlaces(platform, environment);
  return places.find(exists);
}

/** Resolves like `run`, with the browser's `path` on success. Installs Chromium where that is ours to do: Debian, as root. */
export async function requireBrowser(options = {}) {
  const found = findBrowser();
  if (found) return { code: 0, output: '', path: found };
  if (process.env.CHROME_PATH || !mayInstall()) return { code: 1, output: missing() };
  const installed = await install(['chromium'], options);
  const path = installed.code === 0 ? findBrowser() : undefined;
  return { ...installed, code: path ? 0 : 1, path };
}

function missing() {
  return process.env.CHROME_PATH
    ? `CHROME_PATH is ${process.env.CHROME_PATH}, and no program is there.`
    : 'The browser tests need Chrome, Edge or Chromium: install one, or say where it is in CHROME_PATH.';
}
