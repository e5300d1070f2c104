import { existsSync } from 'node:fs';
import { announced } from './announced.mjs';
import { isAzurite, usualAddresses, usualConnectionString } from './azurite/account.mjs';
import { requireDotnet } from './dotnet-version.mjs';
import { Failure } from './failure.mjs';
import { buildHost } from './host.mjs';
import { choosePackages } from './packages.mjs';
import { pushPersona } from './push-persona.mjs';
import { inRoot } from './root.mjs';
import { namesBlobStorage, withStorage } from './storage-settings.mjs';

const usage = `npm run persona:push [-- --PERSONA_DIR=folder]

Uploads the persona's files (./data unless PERSONA_DIR says otherwise) to where a twin in the cloud reads them, and says what
changed. A running twin has them within a minute. Where that is, the environment or a file .env in this folder says:

  AzureWebJobsStorage   a connection string
  STORAGE_BLOB_URI      the account's address, https://NAME.blob.core.windows.net, with the identity of \`az login\`

With neither, Azurite on 127.0.0.1:10000 gets them, as \`npm start -- --azurite\` runs it.`;

export async function main(args) {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const sdk = requireDotnet();
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const env = await storageEnvironment(process.env, args);
  const mode = await choosePackages();
  await announced('App', () => buildHost(mode, sdk));
  return pushPersona(mode, args, env);
}

/** The environment with a storage to push to: the one it names already, else Azurite's usual one. */
export async function storageEnvironment(environment, args, blob = usualAddresses.blob) {
  if (namesBlobStorage(environment, args)) return environment;
  if (await isAzurite(blob)) {
    console.log(`Storage: Azurite at ${blob}, for no other is set.`);
    return withStorage(environment, usualConnectionString);
  }
  throw new Failure(
    'npm run persona:push: say where to: set AzureWebJobsStorage (a connection string) or STORAGE_BLOB_URI (an account, with the ' +
      `identity of \`az login\`) in the environment or in .env, or start Azurite at ${blob} with \`npm start -- --azurite\`.`,
  );
}
