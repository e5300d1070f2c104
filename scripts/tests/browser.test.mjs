import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserPlaces, findBrowser } from '../lib/testing/browser.mjs';

const among =
  (...files) =>
  (file) =>
    files.includes(file);

test('On Linux a browser is looked for along the PATH, Chrome before Edge', () => {
  const environment = { PATH: '/usr/local/bin:/usr/bin' };
  const exists = among('/usr/bin/microsoft-edge', '/usr/bin/chromium');
  assert.equal(findBrowser({ platform: 'linux', environment, exists }), '/usr/bin/chromium');
  assert.equal(findBrowser({ platform: 'linux', environment, exists: among() }), undefined);
});

test('On a Mac it may be in the shared or the own Applications folder', () => {
  const environment = { HOME: '/Users/mira', PATH: '/usr/bin' };
  const edge = '/Users/mira/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  assert.equal(findBrowser({ platform: 'darwin', environment, exists: among(edge) }), edge);
});

test('On Windows Edge is found in Program Files (x86)', () => {
  const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  assert.equal(findBrowser({ platform: 'win32', environment, exists: among(edge) }), edge);
});

test('CHROME_PATH wins, and a wrong one is not replaced by a guess', () => {
  const environment = { PATH: '/usr/bin', CHROME_PATH: '/opt/chrome' };
  assert.equal(findBrowser({ platform: 'linux', environment, exists: () => true }), '/opt/chrome');
  assert.equal(findBrowser({ platform: 'linux', environment, exists: among('/usr/bin/chromium') }), undefined);
});

test('Without a PATH there is nowhere to look', () => {
  assert.deepEqual(browserPlaces('linux', {}), []);
});
