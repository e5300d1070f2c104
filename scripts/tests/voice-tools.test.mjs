import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingVoiceTools } from '../lib/testing/voice-tools.mjs';

const among =
  (...files) =>
  (file) =>
    files.includes(file);

test('The programs that make recordings are looked for along the PATH', () => {
  const environment = { PATH: '/usr/local/bin:/usr/bin' };
  const exists = among('/usr/bin/espeak-ng', '/usr/local/bin/ffmpeg');
  assert.deepEqual(missingVoiceTools({ platform: 'linux', environment, exists }), []);
  assert.deepEqual(missingVoiceTools({ platform: 'linux', environment, exists: among() }), ['espeak-ng', 'ffmpeg']);
});

test('On Windows they end in .exe', () => {
  const environment = { Path: 'C:\\Tools;C:\\Other' };
  const exists = among('C:\\Other\\ffmpeg.exe');
  assert.deepEqual(missingVoiceTools({ platform: 'win32', environment, exists }), ['espeak-ng']);
});
