import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { readTwinSettings } from '../../scripts/lib/azure/inputs.mjs';
import { settingsOfApp } from '../../scripts/lib/azure/settings-of-app.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { outputsOf } from './bicep/declarations.mjs';
import { literalOf, membersOf } from './bicep/objects.mjs';
import { nodesOf } from './bicep/parse.mjs';
import {
  azdFindings,
  defaultFindings,
  inputsOf,
  returnFindings,
  tagFindings,
  variableFindings,
} from './checks/azd.mjs';
import { editorFindings } from './checks/editor.mjs';
import { npmFindings } from './checks/npm-scripts.mjs';
import { ofPlatform, settingsGiven, settingsRead } from './checks/settings.mjs';
import { workflowFindings } from './checks/workflows.mjs';
import { bicep, jsonOf, parameters, textOf, textsBelow } from './ours.mjs';
import { azureYaml } from './schemas/azure-yaml.mjs';
import { shapeFindings } from './schemas/check.mjs';
import { abbreviations, mainParameters, profiles } from './schemas/deployment.mjs';
import { hostJson, localSettings } from './schemas/functions-host.mjs';
import { staticWebApp } from './schemas/static-web-app.mjs';
import { devcontainer, vscodeExtensions, vscodeLaunch, vscodeTasks } from './schemas/tools.mjs';

const infra = (file) => ['infra', 'bicep', file];
const scriptsOf = (folder) => jsonOf(folder, 'package.json').scripts;

const shapes = [
  [['host.json'], hostJson],
  [['src', 'Functions', 'local.settings.sample.json'], localSettings],
  [infra('main.parameters.json'), mainParameters],
  [infra('profiles.json'), profiles],
  [infra('abbreviations.json'), abbreviations],
  [['.devcontainer', 'devcontainer.json'], devcontainer],
  [['.vscode', 'extensions.json'], vscodeExtensions],
  [['.vscode', 'tasks.json'], vscodeTasks],
  [['.vscode', 'launch.json'], vscodeLaunch],
  [['staticwebapp', 'dist', 'staticwebapp.config.json'], staticWebApp],
];

for (const [file, schema] of shapes) {
  const name = file.join('/');
  test(`${name} has the shape that its reader expects`, () => {
    assert.deepEqual(shapeFindings(name, schema, jsonOf(...file)), []);
  });
}

test('azure.yaml has its shape, and what it names is there', () => {
  const yaml = load(textOf('azure.yaml'));
  assert.deepEqual(shapeFindings('azure.yaml', azureYaml, yaml), []);
  assert.deepEqual(
    azdFindings(yaml, (file) => existsSync(inRoot(file))),
    [],
  );
});

test('azd finds one resource for each service', () => {
  const objects = bicep().flatMap((file) => nodesOf(file.root, 'object'));
  const tags = objects.flatMap(membersOf).filter(({ key }) => key === 'azd-service-name');
  const { services } = load(textOf('azure.yaml'));
  assert.deepEqual(
    tagFindings(
      services,
      tags.map(({ value }) => literalOf(value)),
    ),
    [],
  );
});

test('azd asks for nothing but where', () => {
  assert.deepEqual(defaultFindings(textOf(...infra('main.parameters.json'))), []);
});

test('What the first deployment settles comes back to the next', () => {
  const main = bicep().find(({ path }) => path.endsWith('/main.bicep'));
  assert.deepEqual(returnFindings(inputsOf(textOf(...infra('main.parameters.json'))), outputsOf(main)), []);
});

test('The hooks name only what Bicep puts out, takes in or gives to the app', () => {
  const main = bicep().find(({ path }) => path.endsWith('/main.bicep'));
  const outputs = outputsOf(main).map(({ name }) => name);
  const known = [...outputs, ...inputsOf(textOf(...infra('main.parameters.json'))), ...givenToApp()];
  const sources = [...textsBelow('.mjs', 'scripts', 'hooks'), ...textsBelow('.mjs', 'scripts', 'lib', 'azure')];
  assert.deepEqual(variableFindings(sources, known), []);
});

const givenToApp = () => {
  const names = settingsGiven(bicep(), parameters()).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !ofPlatform.some(([pattern]) => pattern.test(name)));
};

test('The check before a deployment asks the app about all that Bicep gives it', () => {
  const asked = ['openai', 'azure-openai'].flatMap((MODEL_PROVIDER) => {
    const inputs = new Proxy({}, { get: (_, name) => (name === 'MODEL_PROVIDER' ? MODEL_PROVIDER : name) });
    return Object.keys(settingsOfApp(readTwinSettings(), inputs));
  });
  assert.deepEqual([...new Set(asked)].sort(), givenToApp().sort());
});

test('The sample of local settings sets only what is read', () => {
  const read = textsBelow('.cs', 'src', 'Functions').flatMap(({ path, text }) => settingsRead(path, text));
  const known = ['FUNCTIONS_WORKER_RUNTIME', ...read.map(({ name }) => name)];
  const { Values } = jsonOf('src', 'Functions', 'local.settings.sample.json');
  assert.deepEqual(
    Object.keys(Values).filter((name) => !known.includes(name)),
    [],
  );
});

test('The development container and the editor run what there is', () => {
  const { postCreateCommand } = jsonOf('.devcontainer', 'devcontainer.json');
  assert.deepEqual(npmFindings('devcontainer.json', postCreateCommand, scriptsOf('')), []);
  assert.deepEqual(editorFindings(jsonOf('.vscode', 'tasks.json'), jsonOf('.vscode', 'launch.json'), scriptsOf), []);
});

test('The workflows are careful', () => {
  const names = readdirSync(inRoot('.github', 'workflows'));
  const findings = names.flatMap((name) => {
    const text = textOf('.github', 'workflows', name);
    return workflowFindings(name, text, load(text), scriptsOf);
  });
  assert.deepEqual(findings, []);
  assert.ok(names.length > 0);
});
