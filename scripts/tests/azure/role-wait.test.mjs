import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identified } from '../../lib/azure/postprovision.mjs';
import { pushOnceAllowed } from '../../lib/azure/role-wait.mjs';
import { duration, roleMissing, storageOf, waiting } from '../../lib/azure/upload-text.mjs';

const usual = { retry: 10_000, patience: 600_000 };

/** Pushes with the codes, the last one for ever, on a clock that only waiting moves. Resolves to what came of it. */
async function waitedFor(codes, times = usual) {
  const told = [];
  let [clock, pushes] = [0, 0];
  const outcome = await pushOnceAllowed(async () => ({ code: codes[Math.min(pushes++, codes.length - 1)] }), {
    ...times,
    tell: (passed) => told.push(passed),
    wait: async (milliseconds) => {
      clock += milliseconds;
    },
    now: () => clock,
  });
  return { code: outcome.code, told, pushes, clock };
}

test('What is let in at once is not waited for', async () => {
  assert.deepEqual(await waitedFor([0]), { code: 0, told: [], pushes: 1, clock: 0 });
});

test('A refusal is told at once, and then each minute', async () => {
  const { told, code } = await waitedFor([...Array(20).fill(3), 0]);
  assert.equal(code, 0);
  assert.deepEqual(told, [0, 60_000, 120_000, 180_000]);
});

test('After ten minutes it is over', async () => {
  const { code, pushes, clock } = await waitedFor([3]);
  assert.deepEqual({ code, pushes, clock }, { code: 3, pushes: 61, clock: 600_000 });
});

test('Only a refusal is waited for', async () => {
  assert.deepEqual(await waitedFor([3, 1]), { code: 1, told: [0], pushes: 2, clock: 10_000 });
});

test('The sentences name role, place and who', () => {
  assert.match(waiting('st.example', 0, usual), /every 10 s, for 10 minutes at most\.$/);
  assert.match(waiting('st.example', 180_000, usual), /after 3 minutes/);
  assert.match(
    roleMissing('st.example', { AZURE_ENV_NAME: 'dev' }, duration(60_000)),
    /st\.example refuses whoever is signed in to azd after 1 minute, .* rg-digital-twin-dev /,
  );
  assert.equal(storageOf({ STORAGE_BLOB_URI: 'https://stx.blob.core.windows.net/' }), 'stx.blob.core.windows.net');
  assert.equal(storageOf({}), undefined);
});

test('An account is asked as whoever is signed in to azd, unless told otherwise', () => {
  const account = { STORAGE_BLOB_URI: 'https://stx.blob.core.windows.net' };
  assert.equal(identified(account).AZURE_TOKEN_CREDENTIALS, 'AzureDeveloperCliCredential');
  assert.equal(
    identified({ ...account, AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential' }).AZURE_TOKEN_CREDENTIALS,
    'AzureCliCredential',
  );
  assert.equal(identified({ AzureWebJobsStorage: 'x' }).AZURE_TOKEN_CREDENTIALS, undefined);
});
