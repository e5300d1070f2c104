import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(path.resolve(import.meta.dirname, '..', name), 'utf8');
const config = JSON.parse(read('public/staticwebapp.config.json'));

describe('the page', () => {
  it('runs under its own Content-Security-Policy: no script or style stands in the document', () => {
    expect(config.globalHeaders['Content-Security-Policy']).not.toContain('unsafe');
    const html = read('index.html');
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) expect(attributes).toContain('src=');
  });

  it('is never kept without asking, and what it loads is kept for good', () => {
    const cacheOf = (route: string) =>
      config.routes.find((entry: { route: string }) => entry.route === route).headers['Cache-Control'];
    expect(cacheOf('/')).toBe('no-cache');
    expect(cacheOf(config.navigationFallback.rewrite)).toBe('no-cache');
    expect(cacheOf('/assets/*')).toContain('immutable');
  });
});
