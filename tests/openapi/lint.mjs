import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exitWith, Failure } from '../../scripts/lib/failure.mjs';
import { choosePackages } from '../../scripts/lib/packages.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { startTwin } from '../../scripts/proof/twin.mjs';

const folder = inRoot('tests', 'openapi');
const spectral = path.join(folder, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');

/** Lints the description that a twin of the debug build serves; it stays in artifacts, for whoever wants to look. */
async function main() {
  const document = inRoot('artifacts', 'openapi.json');
  mkdirSync(path.dirname(document), { recursive: true });
  writeFileSync(document, JSON.stringify(await served(), null, 2));
  const rules = ['--ruleset', path.join(folder, '.spectral.yaml'), '--fail-severity=hint'];
  return spawnSync(process.execPath, [spectral, 'lint', document, ...rules], { stdio: 'inherit' }).status ?? 1;
}

async function served() {
  const memory = mkdtempSync(path.join(tmpdir(), 'digital-twin-openapi-'));
  const twin = await startTwin(await choosePackages(), { MEMORY_DIR: memory }, 'debug');
  try {
    const reply = await fetch(`${twin.address}/api/openapi.json`);
    if (!reply.ok) throw new Failure(`GET /api/openapi.json answered ${reply.status}.`, await reply.text());
    return await reply.json();
  } finally {
    await twin.stop();
    rmSync(memory, { recursive: true, force: true });
  }
}

exitWith(main);
