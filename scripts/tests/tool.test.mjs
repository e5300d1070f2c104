import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../lib/failure.mjs';
import { findTool, startOf } from '../lib/tool.mjs';

test('On Windows a .cmd is found and started through the shell, an .exe by itself', () => {
  const at = (place) => ({
    environment: { Path: 'C:\\a;C:\\b c' },
    platform: 'win32',
    exists: (file) => file === place,
  });
  const az = findTool('az', at('C:\\b c\\az.cmd'));
  assert.equal(az, 'C:\\b c\\az.cmd');
  assert.deepEqual(startOf(az, ['account', 'show'], {}), {
    command: 'cmd.exe',
    args: ['/d', '/s', '/c', '""C:\\b c\\az.cmd" "account" "show""'],
    options: { windowsVerbatimArguments: true },
  });
  const azd = findTool('azd', at('C:\\a\\azd.exe'));
  assert.deepEqual(startOf(azd, ['version']), { command: azd, args: ['version'], options: {} });
  assert.equal(findTool('func', at('')), undefined);
});

test('Elsewhere a program is what can be run', () => {
  const exists = (file) => file === '/b/az';
  assert.equal(findTool('az', { environment: { PATH: '/a:/b' }, platform: 'linux', exists }), '/b/az');
});

const cmdLine = (...args) => startOf('C:\\func.cmd', args, {}).args.at(-1);

test("An argument for a .cmd is a word, whatever is in it, or is refused before Windows' shell reads it", () => {
  assert.equal(cmdLine('--port', 'a b&c', 'C:\\my app\\'), '""C:\\func.cmd" "--port" "a b&c" "C:\\my app\\\\""');
  for (const odd of ['%PATH%', 'a"b', 'a\nb'])
    assert.throws(
      () => cmdLine(odd),
      (problem) => problem instanceof Failure && problem.message.startsWith(odd),
    );
  assert.deepEqual(startOf('/usr/bin/func', ['%PATH%'], {}).args, ['%PATH%']);
});
