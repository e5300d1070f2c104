import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceWithoutProbe, judgeRestore, modeOfProps, modeOfVariable, propsOfMode } from '../lib/packages-mode.mjs';

const missing = `  Determining projects to restore...
/x/Functions.csproj : error NU1101: Unable to find package PdfPig. No packages exist with this id in source(s): feed
/x/Functions.csproj : error NU1102: Unable to find package Azure.Data.Tables with version (>= 12.11.0)
/x/Functions.csproj : error NU1102:   - Found 1 version(s) in feed [ Nearest version: 9.0.0 ]
/x/Functions.csproj : error NU1103: Unable to find a stable package Azure.Core with version (>= 1.0.0)
/x/LocalHost.csproj : error NU1101: Unable to find package PdfPig. No packages exist with this id in source(s): feed
`;
const offline = '/x/Functions.csproj : error NU1301: Unable to load the service index for source feed.\n';

test('The environment variable is read as MSBuild reads it', () => {
  assert.equal(modeOfVariable('True'), 'standins');
  assert.equal(modeOfVariable('false'), 'official');
  assert.equal(modeOfVariable('1'), 'official');
  assert.equal(modeOfVariable(''), undefined);
  assert.equal(modeOfVariable(undefined), undefined);
});

test('What is remembered is read back', () => {
  for (const mode of ['official', 'standins']) assert.equal(modeOfProps(propsOfMode(mode)), mode);
  assert.equal(modeOfProps('<Project />'), undefined);
});

test('What is remembered gives way to the environment in MSBuild too', () => {
  assert.match(propsOfMode('standins'), /<UseStandIns Condition="'\$\(UseStandIns\)' == ''">true</);
});

test('The environment wins over the request, and that over what is remembered', () => {
  const all = { variable: 'true', requested: 'official', remembered: 'official' };
  assert.equal(choiceWithoutProbe(all).mode, 'standins');
  assert.equal(choiceWithoutProbe({ ...all, variable: '' }).mode, 'official');
  assert.equal(choiceWithoutProbe({ remembered: 'standins' }).mode, 'standins');
});

test('Only a request is new to remember', () => {
  assert.equal(choiceWithoutProbe({ variable: 'true' }).remember, false);
  assert.equal(choiceWithoutProbe({ requested: 'official' }).remember, true);
  assert.equal(choiceWithoutProbe({ remembered: 'official' }).remember, false);
});

test('NuGet is asked when nothing is known, and when asked to', () => {
  assert.equal(choiceWithoutProbe({}), undefined);
  assert.equal(choiceWithoutProbe({ requested: 'probe', remembered: 'official' }), undefined);
});

test('A restore that works has all packages', () => {
  assert.deepEqual(judgeRestore({ code: 0, output: '' }), { verdict: 'complete' });
});

test('Missing packages are named once each', () => {
  const { verdict, packages } = judgeRestore({ code: 1, output: missing });
  assert.equal(verdict, 'missing');
  assert.deepEqual(packages, ['Azure.Core', 'Azure.Data.Tables', 'PdfPig']);
});

test('A feed out of reach proves nothing about packages', () => {
  assert.equal(judgeRestore({ code: 1, output: offline + missing }).verdict, 'unclear');
  assert.match(judgeRestore({ code: 1, output: offline }).error, /^NU1301: Unable to load/);
});

test('A restore that fails without a word of NuGet is unclear', () => {
  assert.match(judgeRestore({ code: 127, output: 'spawn dotnet ENOENT' }).error, /ended with 127/);
});
