import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { problemsOf } from '../lib/package/contents.mjs';
import { functionsIn, functionsOfSource } from '../lib/package/functions.mjs';
import { listingOf } from '../lib/package/listing.mjs';
import { packageInto } from '../lib/package/package-app.mjs';
import { inRoot } from '../lib/root.mjs';

const made = mkdtempSync(path.join(tmpdir(), 'digital-twin-package-'));
after(() => rmSync(made, { recursive: true, force: true }));

const timers = '.azurefunctions/Microsoft.Azure.WebJobs.Extensions.Timers.dll';

const whole = (functions) => ({
  'host.json': { version: '2.0', extensions: { http: { routePrefix: 'api' } } },
  'DigitalTwin.Functions.dll': '',
  'DigitalTwin.Functions.pdb': '',
  'DigitalTwin.Functions.runtimeconfig.json': {},
  'DigitalTwin.Functions.deps.json': {
    libraries: { 'DigitalTwin.Domain/0.1.0': { type: 'project' }, 'PdfPig/0.1.14': { type: 'package' } },
  },
  'functions.metadata': functions.map((name) => ({ name, language: 'dotnet-isolated' })),
  'worker.config.json': { description: { defaultWorkerPath: 'DigitalTwin.Functions.dll' } },
  'extensions.json': { extensions: [{ name: 'Timers', hintPath: `./${timers}` }] },
  [timers]: '',
});

/** The folder of a package with these files in place of the whole one's; undefined takes a file away. */
function folderOf(changes, functions = ['Chat', 'GetInfo']) {
  const folder = mkdtempSync(path.join(made, 'one-'));
  fill(folder, { ...whole(functions), ...changes });
  return folder;
}

function fill(folder, files) {
  for (const [file, content] of Object.entries(files).filter(([, content]) => content !== undefined)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const problemsWith = (changes) => problemsOf(listingOf(folderOf(changes)), ['Chat', 'GetInfo']);

test('A whole package has no problem', () => {
  assert.deepEqual(problemsWith({}), []);
});

const faults = [
  ['a missing host.json', { 'host.json': undefined }, 'host.json is missing.'],
  ['a missing worker', { 'DigitalTwin.Functions.dll': undefined }, 'DigitalTwin.Functions.dll is missing.'],
  ['a missing list of functions', { 'functions.metadata': undefined }, 'functions.metadata is missing.'],
  ['a prefix that is not the routes’', { 'host.json': { version: '2.0' } }, /^host\.json says routePrefix undefined/],
  ['a lost function', { 'functions.metadata': [{ name: 'Chat' }] }, 'functions.metadata lacks the function GetInfo.'],
  ['a function too many', { 'functions.metadata': [{ name: 'Old' }, { name: 'Chat' }, { name: 'GetInfo' }] }, /Old/],
  ['a list of something else', { 'functions.metadata': { Chat: {} } }, /^functions\.metadata is not the JSON/],
  ['a torn file', { 'worker.config.json': '{' }, /^worker\.config\.json is not the JSON/],
  ['another worker', { 'worker.config.json': { description: { defaultWorkerPath: 'A.dll' } } }, /starts A\.dll/],
  ['an extension without its file', { [timers]: undefined }, `extensions.json names ${timers}, which is missing.`],
  ['local settings', { 'local.settings.json': {} }, 'local.settings.json does not belong into it.'],
  ['symbols of tests', { 'DigitalTwin.Storage.Tests.pdb': '' }, /Storage\.Tests\.pdb does not belong/],
  ['what tests share', { 'bin/DigitalTwin.Testing.dll': '' }, /DigitalTwin\.Testing\.dll does not belong/],
  [
    'a stand-in',
    { 'DigitalTwin.Functions.deps.json': { libraries: { 'PdfPig/0.1.14': { type: 'project' } } } },
    'PdfPig is a stand-in, not the package of that name.',
  ],
];

for (const [what, changes, sentence] of faults) {
  test(`A package is refused for ${what}`, () => {
    const problems = problemsWith(changes);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0], typeof sentence === 'string' ? new RegExp(`^${quoted(sentence)}$`) : sentence);
  });
}

const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('A file that begins with a byte order mark is read all the same', () => {
  assert.deepEqual(problemsWith({ 'functions.metadata': '\uFEFF[{"name":"Chat"},{"name":"GetInfo"}]' }), []);
});

test('The functions of the code are those with the attribute, not those in a comment', () => {
  const source =
    '    // [Function("Old")]\n    [Function("Chat"), Described<ChatDescription>]\n    [Function("Timer")]\n';
  assert.deepEqual(functionsOfSource(source), ['Chat', 'Timer']);
  assert.ok(functionsIn(inRoot('src', 'Functions')).includes('Chat'));
});

test('What is published is checked, and what lay there before is gone', async () => {
  const functions = functionsIn(inRoot('src', 'Functions'));
  const folder = folderOf({ 'local.settings.json': {} });
  const publish = (changes) => async (to) => {
    fill(to, { ...whole(functions), ...changes });
    return { code: 0, output: '' };
  };
  assert.equal(await packageInto(folder, publish({})), 0);
  assert.equal(await packageInto(folder, publish({ 'extensions.json': undefined })), 1);
});

test('A publish that fails is told with what it said', async () => {
  const folder = path.join(made, 'failed');
  const failing = async () => ({ code: 1, output: 'error CS1002' });
  await assert.rejects(packageInto(folder, failing), {
    message: 'Package: it was not published.',
    output: 'error CS1002',
  });
});
