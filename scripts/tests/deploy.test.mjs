import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readCommandLine } from '../lib/deploy/environment-name.mjs';
import { inRoot, root } from '../lib/root.mjs';
import { azdAnswers } from './fakes/azd.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';
import { runScript, scriptWithAzd } from './fakes/script-with-azd.mjs';

for (const name of ['dev', 'test', 'prod']) {
  test(`deploy makes the environment ${name} where it is not there, and brings it up`, (t) => {
    const { status, calls, said } = scriptWithAzd(t, 'deploy', [name], { environments: ['other'] });
    assert.equal(status, 0, said);
    assert.deepEqual(calls, [
      'azd version',
      'azd env list',
      `azd env new ${name} --no-prompt`,
      `azd env set TWIN_PROFILE ${name} -e ${name}`,
      `azd up -e ${name}`,
    ]);
  });
}

test('deploy chooses an environment that is there, and hands what follows -- to azd', (t) => {
  const { calls } = scriptWithAzd(t, 'deploy', ['dev', '--', '--debug'], { environments: ['prod', 'dev'] });
  assert.ok(calls.includes('azd env select dev'));
  assert.equal(calls.at(-1), 'azd up -e dev --debug');
});

test("azd's exit code is the script's", (t) => {
  assert.equal(scriptWithAzd(t, 'deploy', ['dev'], { code: 3 }).status, 3);
  assert.equal(scriptWithAzd(t, 'destroy', ['dev'], { environments: ['dev'], code: 4 }).status, 4);
});

test('No environment and a wrong one are told with the usage, and azd is not called', (t) => {
  for (const name of ['deploy', 'destroy']) {
    for (const args of [[], ['staging'], ['--force']]) {
      const { status, said, calls } = scriptWithAzd(t, name, args);
      assert.equal(status, 1);
      assert.match(said, new RegExp(`dev, test or prod\\.[^]*scripts/${name} dev\\|test\\|prod`));
      assert.deepEqual(calls, []);
    }
  }
});

test('--help and -h are no error, and bring nothing up or down', (t) => {
  for (const name of ['deploy', 'destroy']) {
    for (const args of [['--help'], ['-h'], ['dev', '-h']]) {
      const { status, said, calls } = scriptWithAzd(t, name, args, { environments: ['dev'] });
      assert.equal(status, 0, said);
      assert.match(said, new RegExp(`npm run ${name} -- dev`));
      assert.deepEqual(calls, []);
    }
  }
});

test('A missing azd is named with how to get it', (t) => {
  for (const name of ['deploy', 'destroy']) {
    const { status, said } = runScript(name, ['dev'], fakeTools(t, {}, { tools: [] }).environment);
    assert.equal(status, 1);
    assert.match(said, /`azd` was not found: get it from .*aka\.ms\/azd-install.*winget .*brew /);
  }
});

test('A step that fails stops before anything is brought up, and shows what azd said', (t) => {
  for (const fails of ['azd env list', 'azd env new', 'azd env set']) {
    const { status, said, calls } = scriptWithAzd(t, 'deploy', ['dev'], { fails });
    assert.equal(status, 1);
    assert.match(said, /the fake was told to fail/);
    assert.ok(!calls.some((call) => call.startsWith('azd up')));
  }
});

test('destroy leaves the question for dev and test to azd, unless told not to ask', (t) => {
  const azd = { environments: ['dev', 'test', 'prod'] };
  assert.equal(scriptWithAzd(t, 'destroy', ['dev'], azd).calls.at(-1), 'azd down -e dev --purge');
  assert.equal(scriptWithAzd(t, 'destroy', ['test', '--force'], azd).calls.at(-1), 'azd down -e test --purge --force');
});

test('destroy says when there is nothing of that name', (t) => {
  const { status, said } = scriptWithAzd(t, 'destroy', ['dev'], { environments: ['prod'] });
  assert.equal(status, 1);
  assert.match(said, /no azd environment dev here/);
});

test('prod is not destroyed without a terminal, whatever --force says', (t) => {
  for (const args of [['prod'], ['prod', '--force']]) {
    const { status, said, calls } = scriptWithAzd(t, 'destroy', args, { environments: ['prod'] });
    assert.equal(status, 1);
    assert.match(said, /types its name in a terminal; a script says --yes-destroy-prod/);
    assert.ok(!calls.some((call) => call.startsWith('azd down')));
  }
});

test('A script may say that it means prod', (t) => {
  const azd = { environments: ['prod'] };
  assert.equal(
    scriptWithAzd(t, 'destroy', ['prod', '--yes-destroy-prod'], azd).calls.at(-1),
    'azd down -e prod --purge --force',
  );
});

test('The arguments for azd are told from our own, with and without --', () => {
  const read = (...args) => {
    const { name, options, forAzd } = readCommandLine(args, ['--force'], 'usage');
    return [name, [...options], forAzd];
  };
  assert.deepEqual(read('dev', '--force', '--debug'), ['dev', ['--force'], ['--debug']]);
  assert.deepEqual(read('dev', '--', '--force'), ['dev', [], ['--force']]);
});

if (process.platform !== 'win32') {
  test('The file without an extension runs too, from any folder', (t) => {
    const { environment, calls, notes } = fakeTools(t, azdAnswers(), { tools: ['azd'] });
    // The shell and node are not among the fakes.
    const env = { ...environment, PATH: [environment.PATH, process.env.PATH].join(path.delimiter) };
    const { status } = spawnSync(inRoot('scripts', 'deploy'), ['dev'], { env, cwd: '/' });
    assert.equal(status, 0);
    assert.equal(calls().at(-1), 'azd up -e dev');
    assert.deepEqual([...new Set(notes().map(({ cwd }) => cwd))], [realpathSync(root)]);
  });
}
