import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azureCli, outcomeOf } from '../../lib/azure/cli.mjs';
import { findProgram, isPlain, startOf } from '../../lib/azure/program.mjs';
import { ownSubscription } from './fakes/answers.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';

test('What a program prints is read as JSON, and nothing as nothing', () => {
  assert.deepEqual(outcomeOf({ code: 0, output: '[1]\n', errors: 'WARNING: x' }), { ok: true, value: [1] });
  assert.deepEqual(outcomeOf({ code: 0, output: '', errors: '' }), { ok: true, value: undefined });
});

test('A failure is told in the first line that was said of it', () => {
  assert.deepEqual(outcomeOf({ code: 1, output: '', errors: '\nERROR: (Forbidden) No.\nStack' }), {
    said: '(Forbidden) No',
  });
  assert.deepEqual(outcomeOf({ code: 3, output: '', errors: '' }), { said: 'it ended with exit code 3' });
  assert.deepEqual(outcomeOf({ code: 0, output: 'Hello', errors: '' }), { said: 'it printed no JSON: Hello' });
});

test('A missing program is told apart from one that fails', async (t) => {
  const { environment } = fakeTools(t, { 'azd version': { fails: 'No.' } }, { without: ['az'] });
  const { az, azd } = azureCli(environment);
  assert.deepEqual(await az(['version']), { missing: true });
  assert.deepEqual(await azd(['version']), { said: 'No' });
});

test('az is always told which subscription', async (t) => {
  const { environment, calls } = fakeTools(t, { 'az account show @own': { prints: {} } });
  await azureCli(environment, ownSubscription).az(['account', 'show']);
  assert.deepEqual(calls(), ['az account show @own']);
});

test('What a shell could take for a command is given to no program', async (t) => {
  const { environment, calls } = fakeTools(t, {});
  assert.match(
    (await azureCli(environment).az(['account', 'show', '--subscription', 'a&calc'])).said,
    /"a&calc" is not what az could be given/,
  );
  assert.deepEqual(calls(), []);
  for (const odd of ['a|b', 'a"b', '%PATH%', 'a>b', '$(x)', 'a;b', '^']) assert.ok(!isPlain(odd), odd);
  assert.ok(isPlain('East US 2') && isPlain('rg-digital-twin-dev_1.0'));
});

test('On Windows a .cmd is found and started through the shell, an .exe by itself', () => {
  const at = (place) => ({
    environment: { Path: 'C:\\a;C:\\b c' },
    platform: 'win32',
    exists: (file) => file === place,
  });
  const az = findProgram('az', at('C:\\b c\\az.cmd'));
  assert.equal(az, 'C:\\b c\\az.cmd');
  assert.deepEqual(startOf(az, ['account', 'show'], { environment: {} }), {
    command: 'cmd.exe',
    args: ['/d', '/s', '/c', '""C:\\b c\\az.cmd" "account" "show""'],
    options: { windowsVerbatimArguments: true },
  });
  const azd = findProgram('azd', at('C:\\a\\azd.exe'));
  assert.deepEqual(startOf(azd, ['version']), { command: azd, args: ['version'], options: {} });
  assert.equal(findProgram('func', at('')), undefined);
});

test('Elsewhere a program is what can be run', () => {
  const exists = (file) => file === '/b/az';
  assert.equal(findProgram('az', { environment: { PATH: '/a:/b' }, platform: 'linux', exists }), '/b/az');
});
