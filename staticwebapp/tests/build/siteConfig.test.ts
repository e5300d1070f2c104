import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteConfig } from '../../build/siteConfig.ts';

const policyOf = (api?: string) => siteConfig(api).globalHeaders['Content-Security-Policy'];
const headersOf = (route: string) => siteConfig().routes.find((entry) => entry.route === route)?.headers;

describe('staticwebapp.config.json', () => {
  it('lets nothing in that the page does not need', () => {
    expect(policyOf()).toMatch(/^default-src 'none'; /);
    expect(policyOf()).not.toMatch(/unsafe|data:|https?:|\*/);
    expect(policyOf()).toContain("require-trusted-types-for 'script'");
    const html = readFileSync(path.resolve(import.meta.dirname, '../../index.html'), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) expect(attributes).toContain('src=');
  });

  it('lets the page call its own origin, and the API’s where that is another', () => {
    expect(policyOf()).toContain("connect-src 'self';");
    expect(policyOf('https://twin.example.org')).toContain("connect-src 'self' https://twin.example.org;");
  });

  it('lets the page itself ask for the microphone, and nothing else for anything', () => {
    const { 'Permissions-Policy': devices } = siteConfig().globalHeaders;
    expect(devices).toContain('microphone=(self)');
    expect(devices.replace('microphone=(self)', '')).not.toContain('self');
  });

  it('never keeps the page without asking, the widget for minutes, and for good what has its content in its name', () => {
    expect(siteConfig().globalHeaders['Cache-Control']).toBe('no-cache');
    expect(headersOf('/digital-twin.js')?.['Cache-Control']).toBe('public, max-age=300');
    expect(headersOf('/assets/*')?.['Cache-Control']).toContain('immutable');
  });

  it('gives other sites the widget and what it imports, and nothing else', () => {
    for (const route of ['/digital-twin.js', '/digital-twin-voice.js', '/assets/*']) {
      expect(headersOf(route)).toMatchObject({
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    }
    expect(siteConfig().globalHeaders).toMatchObject({ 'Cross-Origin-Resource-Policy': 'same-origin' });
    expect(siteConfig().globalHeaders).not.toHaveProperty('Access-Control-Allow-Origin');
  });
});
