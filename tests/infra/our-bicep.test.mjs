import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bicepFindings } from './checks/bicep.mjs';
import { grantFindings, grants } from './checks/grants.mjs';
import { unmadeGuards } from './checks/guarded.mjs';
import { settingFindings, settingsGiven, settingsRead, twinSettingFindings } from './checks/settings.mjs';
import { memberFindings } from './checks/wiring.mjs';
import { bicep, jsonOf, parameters, textsBelow } from './ours.mjs';

test('infra/bicep has no fault that can be seen from here', () => {
  assert.deepEqual(bicepFindings(bicep(), parameters()), []);
});

test('Every guard has something to guard', () => {
  assert.deepEqual(unmadeGuards(bicep()), []);
});

test('Everybody gets the roles that they need, on what they need them for', () => {
  assert.deepEqual(grantFindings(bicep(), grants), []);
});

test('Bicep reads only what profiles.json and abbreviations.json hold', () => {
  const profile = Object.keys(jsonOf('infra', 'bicep', 'profiles.json').dev);
  const names = Object.keys(jsonOf('infra', 'bicep', 'abbreviations.json'));
  assert.deepEqual(memberFindings(bicep(), 'profile', profile, 'profiles.json'), []);
  assert.deepEqual(memberFindings(bicep(), 'names', names, 'abbreviations.json'), []);
});

test('Bicep gives the app the settings that it reads, and no others', () => {
  const read = textsBelow('.cs', 'src', 'Functions').flatMap(({ path, text }) => settingsRead(path, text));
  assert.ok(read.length > 20, 'the attributes are not found any more');
  assert.deepEqual(settingFindings(read, settingsGiven(bicep(), parameters())), []);
});

test('Each of the twin’s settings is the azd environment’s of the same name', () => {
  assert.deepEqual(twinSettingFindings(parameters()), []);
});
