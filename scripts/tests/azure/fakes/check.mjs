import assert from 'node:assert/strict';
import { fakeTools } from '../../fakes/fake-tools.mjs';
import { runHook } from './run-hook.mjs';

/** Runs preprovision with these answers and settings; asserts its exit code and resolves to what it said. */
export async function check(t, answers, settings, code, options) {
  const { environment, calls } = fakeTools(t, answers, options);
  const outcome = await runHook('preprovision', { ...environment, ...settings });
  assert.equal(outcome.code, code, outcome.said);
  return { said: outcome.said, calls: calls() };
}
