import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommandLine } from '../lib/deploy/environment-name.mjs';
import { scriptWithAzd } from './fakes/script-with-azd.mjs';

test('What would lead azd to another environment or folder is refused', (t) => {
  const others = [['-e', 'prod'], ['-eprod'], ['-e=prod'], ['--environment', 'prod'], ['--environment=prod']];
  const folders = [['-C', '/'], ['-C/'], ['--cwd', '/'], ['--cwd=/']];
  for (const [first, ...rest] of [...others, ...folders]) {
    for (const before of [[], ['--'], ['--debug']]) {
      const args = ['dev', ...before, first, ...rest, '--force'];
      assert.throws(
        () => readCommandLine(args, ['--force'], 'usage'),
        ({ message }) => message.startsWith(`${first} could lead azd to another environment than dev`),
      );
    }
  }
  for (const name of ['deploy', 'destroy']) {
    const azd = { environments: ['dev', 'prod'] };
    const { status, said, calls } = scriptWithAzd(t, name, ['dev', '-e', 'prod', '--force'], azd);
    assert.equal(status, 1);
    assert.match(said, /^-e could lead/);
    assert.deepEqual(calls, []);
  }
});

test('An azd that answers oddly is told of in a sentence', (t) => {
  for (const list of [{ says: 'WARNING: there is a new version' }, { prints: { Name: 'dev' } }, { prints: 'none' }]) {
    for (const name of ['deploy', 'destroy']) {
      const { status, said, calls } = scriptWithAzd(t, name, ['dev'], { list });
      assert.equal(status, 1);
      assert.match(said, /^azd could not list its environments; `azd env list` shows why\./);
      assert.doesNotMatch(said, /^ +at /m);
      assert.equal(calls.at(-1), 'azd env list');
    }
  }
});

test('An azd that knows of no environment may say so with null, or only that there is a newer azd', (t) => {
  const notice = { type: 'consoleMessage', data: { message: 'there is a new version' } };
  for (const list of [{ prints: null }, { prints: [null] }, { prints: notice }, {}])
    assert.equal(scriptWithAzd(t, 'deploy', ['dev'], { list }).status, 0);
});

test('What is said for prod is not taken for another', (t) => {
  const args = ['dev', '--yes-destroy-prod'];
  const { status, said, calls } = scriptWithAzd(t, 'destroy', args, { environments: ['dev', 'prod'] });
  assert.equal(status, 1);
  assert.match(said, /--yes-destroy-prod is for prod, and this is dev/);
  assert.deepEqual(calls, []);
});
