import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { announced } from '../announced.mjs';
import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { buildHost } from '../host.mjs';
import { choosePackages } from '../packages.mjs';
import { root } from '../root.mjs';
import { hookSettings } from './hook-settings.mjs';
import { hostAndListen } from './host-and-listen.mjs';
import { pushOnceAllowed, refused } from './role-wait.mjs';
import { isSample } from './sample-persona.mjs';
import { duration, leftAlone, roleMissing, storageOf, unknown, uploaded, waiting } from './upload-text.mjs';

/** Uploads the persona to where the twin that was just provisioned reads it. Resolves to the exit code. */
export async function main() {
  const storage = storageOf(process.env);
  if (!storage) {
    throw new Failure(
      'The environment does not say where the persona belongs (STORAGE_BLOB_URI): run `azd provision`, which finds out.',
    );
  }
  return told(await upload(storage), storage);
}

async function upload(storage) {
  const sdk = requireDotnet();
  const mode = await choosePackages();
  await announced('App', () => buildHost(mode, sdk));
  const env = identified(process.env);
  const args = ['persona-push', ...(isSample(personaFolder()) ? ['--keep-other'] : [])];
  const { roleRetry: retry, rolePatience: patience } = hookSettings(process.env);
  return pushOnceAllowed(() => hostAndListen(mode, args, env), {
    retry,
    patience,
    tell: (passed) => console.log(waiting(storage, passed, { retry, patience })),
    wait,
    now: () => performance.now(),
  });
}

const personaFolder = () => path.resolve(root, process.env.PERSONA_DIR || 'data');

/** Says how the upload went. Returns the exit code. */
function told({ code, output }, storage) {
  if (code === refused) {
    throw new Failure(roleMissing(storage, process.env, duration(hookSettings(process.env).rolePatience)));
  }
  if (code === stranger) throw new Failure(unknown(storage, process.env));
  if (code !== 0 && code !== kept) {
    throw new Failure('The persona was not uploaded; `azd hooks run postprovision` tries again.', output);
  }
  const sentence = code === kept ? leftAlone : uploaded;
  console.log(`${output.trimEnd()}\n${sentence(storage, process.env)}`);
  return 0;
}

/** The exit codes of a push that nobody knows, and of one that found another persona. */
const stranger = 4;
const kept = 5;

/** The role went to whoever is signed in to azd, who need not be the same as in az. */
export const identified = (environment) =>
  environment.STORAGE_BLOB_URI
    ? { ...environment, AZURE_TOKEN_CREDENTIALS: environment.AZURE_TOKEN_CREDENTIALS || 'AzureDeveloperCliCredential' }
    : environment;
