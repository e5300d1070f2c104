import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const api = 'https://twin.example.org';
let dist: string;

const read = (name: string) => readFileSync(path.join(dist, name), 'utf8');
const files = () => readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const scripts = () => files().filter((name) => name.endsWith('.js'));
const packed = (name: string) => readFileSync(path.join(dist, `${name}.br`));

function byUse() {
  const widget = 'digital-twin.js';
  const page = /src="\/([^"]+\.js)"/.exec(read('index.html'))?.[1] ?? '';
  const voices = scripts().filter((name) => /VoiceBox|-voice/.test(name));
  const languages = scripts().filter((name) => /assets\/[a-z]{2}-/.test(name));
  return { page, widget, voices, languages };
}

function build(apiUrl: string) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production', VITE_API_URL: apiUrl };
  return spawnSync(process.execPath, [vite, 'build', '--outDir', dist], { cwd: root, env, encoding: 'utf8' });
}

beforeAll(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'digital-twin-page-'));
  const { status, stderr } = build(api);
  if (status !== 0) throw new Error(stderr);
}, 60_000);

afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe('the built site', () => {
  it('has the page, the widget under its fixed name, and what crawlers and hosts ask for', () => {
    for (const name of ['index.html', 'digital-twin.js', 'robots.txt', 'favicon.svg']) {
      expect(existsSync(path.join(dist, name)), name).toBe(true);
    }
    expect(JSON.parse(read('staticwebapp.config.json')).globalHeaders['Content-Security-Policy']).toContain(api);
  });

  it('loads one script with the page, and none imports another but when it is wanted', () => {
    expect(read('index.html').match(/<script|modulepreload/g)).toHaveLength(1);
    for (const name of scripts()) expect(/(^|[;}])import(\s*["'`{*]|\s+\w)/m.exec(read(name)), name).toBeNull();
  });

  it('has the voice in a script of its own, under a name that stays for other sites', () => {
    expect(byUse().voices).toEqual(
      expect.arrayContaining(['digital-twin-voice.js', expect.stringMatching(/^assets\/VoiceBox-/)]),
    );
    expect(read('digital-twin.js')).toContain('import(`./digital-twin-voice.js`)');
    for (const name of byUse().voices) expect(packed(name).length, name).toBeLessThanOrEqual(7.5 * 1024);
  });

  it('gives each script what others import of it', () => {
    for (const name of byUse().voices) expect(read(name), name).toMatch(/export\{\w+ as VoiceBox\}/);
    for (const name of byUse().languages) expect(read(name), name).toMatch(/export\{\w+ as words\}/);
  });

  it('finds what it imports beside the script, on whichever site that stands', () => {
    for (const name of scripts()) {
      for (const [, at = ''] of read(name).matchAll(/\bimport\(\s*["'`]([^"'`]*)/g)) {
        expect(existsSync(path.resolve(dist, path.dirname(name), at)), `${name} -> ${at}`).toBe(true);
      }
    }
  });

  it('has no helper around its imports, and no development build in it', () => {
    const unwanted = /vite:preload|modulepreload|Lit is in dev mode/;
    for (const name of scripts()) expect(unwanted.exec(read(name)), name).toBeNull();
  });

  it('has its scripts compressed beside them, and nothing that is not served', () => {
    for (const name of scripts().filter((name) => read(name).length >= 1024)) {
      expect(brotliDecompressSync(packed(name)).toString(), name).toBe(read(name));
    }
    expect(files()).not.toContain('staticwebapp.config.json.br');
  });

  it('is a page, and a widget, of at most 35 KB', () => {
    const { page, widget } = byUse();
    expect(packed(page).length).toBeLessThanOrEqual(35 * 1024);
    expect(packed(widget).length).toBeLessThanOrEqual(35 * 1024);
  });

  it('asks a visitor who reads no English for at most 1.6 KB more', () => {
    const packedLanguages = byUse().languages.filter((name) => read(name).length >= 1024);
    for (const name of packedLanguages) expect(packed(name).length, name).toBeLessThanOrEqual(1.6 * 1024);
  });

  it('is not built for an API that is no origin', () => {
    const { status, stderr } = build(`${api}/api`);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`VITE_API_URL is "${api}/api", which is no origin. Write it like ${api}:`);
  });
});
