import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { choosePackages } from '../../lib/packages.mjs';
import { startTwin } from '../../proof/twin.mjs';
import { fakeTools } from '../fakes/fake-tools.mjs';
import { newEnvironment } from './fakes/answers.mjs';
import {
  answering,
  gathering,
  ill,
  limited,
  nothing,
  openToAll,
  streaming,
  withoutCors,
  withoutHeaders,
} from './fakes/api.mjs';
import { runHook } from './fakes/run-hook.mjs';
import { closedAddress } from './fakes/servers.mjs';
import { emptySite, serveSite } from './fakes/site.mjs';

const memory = mkdtempSync(path.join(tmpdir(), 'digital-twin-hooks-memory-'));
const stops = [];
let twin;
let site;

before(async () => {
  site = await serveSite({ after: (stop) => stops.push(stop) });
  twin = await startTwin(await choosePackages(), { MEMORY_DIR: memory, CORS_ORIGINS: site.address });
});

after(async () => {
  await twin?.stop();
  for (const stop of stops) stop();
  rmSync(memory, { recursive: true, force: true });
});

const quick = { TWIN_HEALTH_RETRY_SECONDS: '0.01', TWIN_HEALTH_PATIENCE_SECONDS: '20' };

/** Runs the hook on the API at `api` and the site with `changes`; asserts its exit code and resolves to what it said. */
async function smoke(t, api, code, { changes, settings } = {}) {
  const as = { ...site };
  Object.assign(site, { policy: () => `default-src 'none'; connect-src 'self' ${api}; script-src 'self'` }, changes);
  t.after(() => Object.assign(site, as));
  const { environment } = fakeTools(t, {});
  const deployed = {
    SERVICE_API_URI: api,
    SERVICE_WEB_URI: site.address,
    DEPLOYED_PROFILE: 'dev',
    DEPLOYED_MODEL: 'offline',
  };
  const outcome = await runHook('postdeploy', {
    ...environment,
    ...newEnvironment,
    ...quick,
    ...deployed,
    ...settings,
  });
  assert.equal(outcome.code, code, outcome.said);
  assert.match(outcome.said, /^check +result +ms$/m);
  assert.match(outcome.said, /^What this costs/m);
  return outcome.said;
}

/** The row of the table, and the sentence where it failed. */
const row = (said, name) => new RegExp(`^${name} .*$`, 'm').exec(said)?.[0] ?? said;
const sentence = (said, name) => new RegExp(`^x ${name}: .*$`, 'm').exec(said)?.[0] ?? said;

const failing = (said) =>
  ['health', 'question', 'stream', 'cors', 'site'].filter((name) => row(said, name).includes('FAILED'));

const conversations = () => readdirSync(memory, { recursive: true }).filter((name) => /messages|thread/i.test(name));

test('All is well: the table, the address, what to paste and what it costs', async (t) => {
  const said = await smoke(t, twin.address, 0);
  assert.deepEqual(failing(said), [], said);
  assert.match(row(said, 'stream'), /first byte \d+ ms, first text \d+ ms/);
  assert.match(said, new RegExp(`^Your twin is at ${site.address}$`, 'm'));
  assert.match(
    said,
    new RegExp(
      `<script type="module" src="${site.address}/digital-twin.js"></script>\n  <digital-twin api="${twin.address}"`,
    ),
  );
  assert.match(said, /answers without a language model: .*`azd env set MODEL_PROVIDER azure-openai`/);
  assert.doesNotMatch(said, /^x /m);
});

test('The conversation of the check is deleted', async (t) => {
  await smoke(t, twin.address, 0);
  assert.deepEqual(conversations(), []);
});

test('A twin that becomes healthy is waited for', async (t) => {
  const said = await smoke(t, await ill(t, twin.address, 3), 0);
  assert.match(said, /^The twin is not healthy yet \(persona: There is no persona yet\): waiting for it\.$/m);
  assert.equal(failing(said).length, 0);
});

test('A twin that stays ill is told in its own words', async (t) => {
  const said = await smoke(t, await ill(t, twin.address, Number.POSITIVE_INFINITY), 1, {
    settings: { TWIN_HEALTH_PATIENCE_SECONDS: '0' },
  });
  assert.deepEqual(failing(said), ['health']);
  assert.match(
    sentence(said, 'health'),
    /^x health: persona: There is no persona yet: mend what it names .*`azd hooks run postprovision`.*\(docs\/operations\.md#troubleshooting\)\.$/,
  );
});

test('An app without functions did not start', async (t) => {
  const said = await smoke(t, await nothing(t), 1, { settings: { TWIN_HEALTH_PATIENCE_SECONDS: '0' } });
  assert.deepEqual(failing(said), ['health', 'question', 'stream', 'cors']);
  assert.match(
    sentence(said, 'health'),
    /404 from something that is not the twin: the app did not start: .*`azd deploy api`/,
  );
});

test('An API that cannot be reached', async (t) => {
  const said = await smoke(t, await closedAddress(), 1, { settings: { TWIN_HEALTH_PATIENCE_SECONDS: '0' } });
  assert.match(
    sentence(said, 'question'),
    /no answer \(ECONNREFUSED\): look whether a browser here opens that address/,
  );
  assert.match(sentence(said, 'health'), /no answer \(ECONNREFUSED\): look whether a browser/);
  assert.doesNotMatch(said, /the app did not start/);
});

test('A refused question is told as the twin says it', async (t) => {
  const problem = JSON.stringify({ title: 'Bad gateway', detail: 'The model can not be reached.' });
  const said = await smoke(t, await answering(t, twin.address, 502, problem), 1);
  assert.deepEqual(failing(said), ['question', 'stream']);
  assert.match(sentence(said, 'question'), /502: The model can not be reached\./);
});

test('An empty answer is none', async (t) => {
  const said = await smoke(t, await answering(t, twin.address, 200, '{"response":" "}'), 1);
  assert.match(sentence(said, 'question'), /an empty answer: deploy again/);
});

test('A limited answer is told with how to allow more', async (t) => {
  const said = await smoke(t, await limited(t, twin.address), 0);
  assert.match(said, /^The answer was limited \(budget\).*`azd env set DAILY_TOKEN_BUDGET`/m);
});

test('Replies that are gathered on their way', async (t) => {
  const said = await smoke(t, await gathering(t, twin.address), 1);
  assert.deepEqual(failing(said), ['stream']);
  assert.match(sentence(said, 'stream'), /the answer came all at once: let nothing stand between page and API/);
});

test('A stream without any text', async (t) => {
  const said = await smoke(t, await streaming(t, twin.address, [{ type: 'start' }, { type: 'finish' }]), 1);
  assert.deepEqual(failing(said), ['stream']);
  assert.match(sentence(said, 'stream'), /the stream held no text: look for the call in the logs/);
});

test('A stream that ends with a fault, in its own words', async (t) => {
  const parts = [
    { type: 'start' },
    { type: 'text-delta', delta: 'I' },
    { type: 'error', errorText: 'The model is busy.' },
    { type: 'finish' },
  ];
  const said = await smoke(t, await streaming(t, twin.address, parts), 1);
  assert.match(sentence(said, 'stream'), /the stream ended with: The model is busy: look/);
});

test('A stream that is cut on its way', async (t) => {
  const said = await smoke(t, await streaming(t, twin.address, [{ type: 'start' }], true), 1);
  assert.deepEqual(failing(said), ['stream']);
  assert.match(sentence(said, 'stream'), /the stream broke off: look for the call in the logs/);
});

test('A reply that holds nothing', async (t) => {
  const said = await smoke(t, await answering(t, twin.address, 200, 'null'), 1);
  assert.match(sentence(said, 'question'), /an empty answer: /);
});

test('A site that may not send JSON to the API', async (t) => {
  const said = await smoke(t, await withoutHeaders(t, twin.address), 1);
  assert.deepEqual(failing(said), ['cors']);
  assert.match(
    sentence(said, 'cors'),
    /the preflight for http:\S+ lacks content-type in access-control-allow-headers: run/,
  );
});

test('A site that may not call the API', async (t) => {
  const said = await smoke(t, await withoutCors(t, twin.address), 1);
  assert.deepEqual(failing(said), ['cors']);
  assert.match(
    sentence(said, 'cors'),
    /the preflight and the reply for http:\S+ lack access-control-allow-origin: run `azd provision`/,
  );
});

test('An API that any site may call', async (t) => {
  const said = await smoke(t, await openToAll(t, twin.address), 1);
  assert.match(sentence(said, 'cors'), /any site may call the API: take \* out of CORS_ORIGINS/);
});

test('A site to which nothing was published', async (t) => {
  const said = await smoke(t, twin.address, 1, { changes: { html: emptySite } });
  assert.deepEqual(failing(said), ['site']);
  assert.match(sentence(said, 'site'), /nothing was published: .*`azd deploy web`/);
});

test('A site without the widget', async (t) => {
  const said = await smoke(t, twin.address, 1, { changes: { widget: undefined } });
  assert.match(sentence(said, 'site'), /the site lacks digital-twin\.js/);
});

test('A page that was built without the address of its API', async (t) => {
  const said = await smoke(t, twin.address, 1, { changes: { policy: () => "connect-src 'self'" } });
  assert.match(sentence(said, 'site'), /the page was built for another API than http:\S+: run `azd provision`/);
});

test('What a model costs is told by line', async (t) => {
  const said = await smoke(t, twin.address, 0, {
    settings: {
      DEPLOYED_PROFILE: 'prod',
      DEPLOYED_MODEL: 'azure-openai:gpt-5.4-mini:2026-03-17:GlobalStandard:50',
      ALERT_EMAIL: 'you@example.org',
    },
  });
  assert.match(row(said, 'Functions'), / 21\.2\d +- +1 always ready/);
  assert.match(row(said, 'Site \\(Standard\\)'), / 9\.00 +9\.00$/);
  assert.match(row(said, 'Alerts'), / 1\.50 /);
  assert.match(row(said, 'Model \\(gpt-5\\.4-mini\\)'), / 5\.85 +67\.50 +at most all of DAILY_TOKEN_BUDGET=500000/);
});

test('Addresses that are none are told by the name of their variable', async (t) => {
  const { environment } = fakeTools(t, {});
  const run = (SERVICE_API_URI, SERVICE_WEB_URI) =>
    runHook('postdeploy', { ...environment, ...newEnvironment, ...quick, SERVICE_API_URI, SERVICE_WEB_URI });
  const [api, web] = await Promise.all([run('api.example', site.address), run(twin.address, 'bar')]);
  assert.match(api.said, /^SERVICE_API_URI is "api\.example", which is no address: run `azd provision`, .*\n$/);
  assert.match(web.said, /^SERVICE_WEB_URI is "bar", which is no address: run `azd provision`, .*\n$/);
  assert.deepEqual([api.code, web.code], [1, 1]);
});
