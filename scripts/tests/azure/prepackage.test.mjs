import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceForAzure } from '../../lib/azure/prepackage.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';
import { runHook } from './fakes/run-hook.mjs';

test('Stand-ins are not packaged, and the sentence says why', async (t) => {
  const { environment } = fakeTools(t, {});
  const { code, said } = await runHook('prepackage', { ...environment, UseStandIns: 'true' });
  assert.equal(code, 1);
  assert.match(said, /\(UseStandIns=true in the environment\), .* Azure would start nothing; /);
});

test('The official packages are', async (t) => {
  const { environment } = fakeTools(t, {});
  const { code } = await runHook('prepackage', { ...environment, UseStandIns: 'false' });
  assert.equal(code, 0);
});

/** A choice that remembers `first`, and finds `found` when it asks NuGet. */
const chooser = (first, found) => async (requested) => ({ mode: requested === 'probe' ? found : first });

test('NuGet is asked again before stand-ins that are remembered are believed', async () => {
  assert.equal((await choiceForAzure(chooser('standins', 'official'))).mode, 'official');
  assert.equal((await choiceForAzure(chooser('standins', 'standins'))).mode, 'standins');
});

test('Official packages that are remembered are believed', async () => {
  assert.equal((await choiceForAzure(chooser('official', 'standins'))).mode, 'official');
});
