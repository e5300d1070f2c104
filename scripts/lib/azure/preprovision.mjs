import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { toldWhenSlow } from '../told-when-slow.mjs';
import { rememberBudget } from './budget-start.mjs';
import { appSettingFindings } from './checks/app-settings.mjs';
import { keyVaultFindings } from './checks/key-vault.mjs';
import { leftOpenAiFindings } from './checks/left-openai.mjs';
import { modelFindings } from './checks/model.mjs';
import { groupFindings } from './checks/own-group.mjs';
import { permissionFindings } from './checks/permission.mjs';
import { regionFindings } from './checks/region.mjs';
import { azdSignInFindings, azSignInFindings, choiceFindings } from './checks/sign-in.mjs';
import { softDeletedFindings } from './checks/soft-deleted.mjs';
import { terminalFindings } from './checks/terminal.mjs';
import { toolFindings } from './checks/tools.mjs';
import { valueFindings } from './checks/values.mjs';
import { wantedModels } from './checks/wanted-models.mjs';
import { azureCli } from './cli.mjs';
import { deployedModel } from './deployed-model.mjs';
import { hasErrors, linesOf } from './finding.mjs';
import { hookSettings } from './hook-settings.mjs';
import { readInputs, readProfiles, readTwinSettings } from './inputs.mjs';
import { ownGroup } from './own-group.mjs';
import { ownOpenAi } from './own-openai.mjs';
import { settingsOfApp } from './settings-of-app.mjs';

/** Looks at everything that would fail minutes later, and tells all of it at once. Resolves to the exit code. */
export async function main() {
  const findings = await findingsIn(process.env, Date.now());
  for (const line of linesOf(findings)) console.error(line);
  if (hasErrors(findings)) {
    console.error('\nNothing was deployed. When these are mended, run the same command again.');
    return 1;
  }
  console.log(
    'Checked before deploying: tools, sign-in, settings, region, names, and quota where a model is deployed.',
  );
  return 0;
}

async function findingsIn(environment, now) {
  const inputs = readInputs(environment);
  const values = [...valueFindings(inputs, Object.keys(readProfiles())), ...keyVaultFindings(environment)];
  const { sdk, problem } = foundDotnet();
  const [fromAzure, fromTerminal, settings] = await Promise.all([
    toldWhenSlow(
      'Asking Azure what it allows ...',
      () => azureFindings(environment, inputs, problem, now),
      hookSettings(environment).cliNote,
    ),
    terminalFindings(azureCli(environment).azd, environment, inputs),
    sdk ? appSettingFindings(settingsOfApp(readTwinSettings(), inputs), environment, sdk) : [],
  ]);
  return [...fromAzure, ...values, ...fromTerminal, ...settings];
}

/** Tools and sign-in, and if these allow it what Azure says. */
async function azureFindings(environment, inputs, dotnet, now) {
  const { findings, canAsk, user } = await access(environment, dotnet);
  return canAsk ? [...findings, ...(await answersOfAzure(environment, inputs, user, now))] : findings;
}

async function access(environment, dotnet) {
  const subscription = environment.AZURE_SUBSCRIPTION_ID;
  const { az, azd } = azureCli(environment, subscription);
  const plain = azureCli(environment).az;
  const [azdVersion, azVersion, signedIn, shown, own] = await Promise.all([
    azd(['version']),
    plain(['version']),
    azd(['auth', 'login', '--check-status']),
    az(['account', 'show']),
    subscription ? plain(['account', 'show']) : undefined,
  ]);
  const signIn = azSignInFindings({ shown, own: own ?? shown, subscription, tenant: environment.AZURE_TENANT_ID });
  const findings = [
    ...toolFindings({ azd: azdVersion, az: azVersion, dotnet }),
    ...azdSignInFindings(signedIn),
    ...signIn,
    ...choiceFindings({ subscription, location: environment.AZURE_LOCATION }),
  ];
  const canAsk = shown.ok && !hasErrors(signIn) && Boolean(subscription && environment.AZURE_LOCATION);
  return { findings, canAsk, user: shown.value?.user };
}

async function answersOfAzure(environment, inputs, user, now) {
  const cli = azureCli(environment, environment.AZURE_SUBSCRIPTION_ID);
  const { az } = cli;
  const wanted = wantedModels(inputs);
  const deployed = deployedModel(environment.DEPLOYED_MODEL);
  const group = ownGroup(az, environment);
  const openAi = group.then((found) => ownOpenAi(az, environment, { group: found, deployed, wanted }));
  const checks = [
    regionFindings(az, environment.AZURE_LOCATION),
    permissionFindings(az, environment, user),
    softDeletedFindings(az, environment, inputs),
    group.then((found) => groupFindings(found, environment)),
    group.then((found) => rememberBudget(cli, environment, inputs, found)),
    openAi.then((own) => leftOpenAiFindings(own, wanted, environment)),
    modelFindings(az, wanted, openAi, now),
  ];
  return (await Promise.all(checks)).flat();
}

function foundDotnet() {
  try {
    return { sdk: requireDotnet() };
  } catch (problem) {
    if (problem instanceof Failure) return { problem: problem.message };
    throw problem;
  }
}
