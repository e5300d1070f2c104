import assert from 'node:assert/strict';
import { fakeTools } from '../../fakes/fake-tools.mjs';
import { runHook } from './run-hook.mjs';

/**
 * Runs preprovision with these answers and settings; asserts its exit code and resolves to what it said. The settings stand in the azd
 * environment, unless the answers say otherwise.
 */
export async function check(t, answers, settings, code, options) {
  const stored = { [getValues(settings)]: { prints: settings } };
  const { environment, calls } = fakeTools(t, { ...stored, ...answers }, options);
  const outcome = await runHook('preprovision', { ...environment, ...settings });
  assert.equal(outcome.code, code, outcome.said);
  return { said: outcome.said, calls: calls() };
}

export const getValues = ({ AZURE_ENV_NAME }) => `azd env get-values --environment ${AZURE_ENV_NAME}`;
