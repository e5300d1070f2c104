import { describe, expect, it } from 'vitest';
import { apiOrigin } from '../../build/apiOrigin.ts';

describe('VITE_API_URL', () => {
  it('is an origin, or nothing for the page’s own', () => {
    expect(apiOrigin('https://twin.example.org')).toBe('https://twin.example.org');
    expect(apiOrigin('http://127.0.0.1:7071')).toBe('http://127.0.0.1:7071');
    expect(apiOrigin('')).toBeUndefined();
    expect(apiOrigin(undefined)).toBeUndefined();
  });

  it.each([
    ['https://twin.example.org/', 'https://twin.example.org'],
    ['https://twin.example.org/api', 'https://twin.example.org'],
    ['https://Twin.example.org:443', 'https://twin.example.org'],
    ['https://key@twin.example.org', 'https://twin.example.org'],
    ['https://twin.example.org?a', 'https://twin.example.org'],
    [' https://twin.example.org', 'https://twin.example.org'],
    ['twin.example.org', 'https://twin.example.org'],
    ['//twin.example.org', 'https://twin.example.org'],
    ['ftp://twin.example.org', 'https://twin.example.org'],
    ["https://twin.example.org; script-src 'unsafe-inline'", 'https://twin.example.org'],
    ['javascript:alert(1)', 'https://twin.example.org'],
    ['*', 'https://twin.example.org'],
  ])('is refused as %j, with what to write', (setting, instead) => {
    expect(() => apiOrigin(setting)).toThrow(/^VITE_API_URL is ".*", which is no origin\. Write it like /);
    expect(() => apiOrigin(setting)).toThrow(`Write it like ${instead}:`);
  });
});
