import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { choiceWithoutProbe, judgeRestore, modeOfProps, propsOfMode } from './packages-mode.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';

const memory = inRoot('Packages.Mode.props');

/** Chooses `official` or `standins`, says so in one line and remembers it, if it is a choice to remember. */
export const choosePackages = async (requested) => (await explainedChoice(requested)).mode;

/** The same with the reason: { mode, why }. */
export async function explainedChoice(requested) {
  const remembered = existsSync(memory) ? modeOfProps(readFileSync(memory, 'utf8')) : undefined;
  const variable = process.env.UseStandIns;
  const choice = choiceWithoutProbe({ variable, requested, remembered }) ?? (await probe());
  if (choice.remember) writeFileSync(memory, propsOfMode(choice.mode));
  console.log(`Packages: ${choice.mode === 'standins' ? 'stand-ins' : 'official'} (${choice.why}).`);
  return choice;
}

/** For the environment of every dotnet command. */
export const packagesEnvironment = (mode) => ({ UseStandIns: String(mode === 'standins') });

async function probe() {
  console.log('Packages: asking NuGet for the official ones, this once ...');
  const official = await restore('official');
  const { verdict, packages, error } = judgeRestore(official);
  if (verdict === 'complete') return { mode: 'official', why: 'NuGet has them all', remember: true };
  if (verdict === 'missing') return { mode: 'standins', why: `NuGet here lacks ${listed(packages)}`, remember: true };
  if ((await restore('standins')).code === 0) {
    // Not a thing to remember: the network may be back the next time.
    return { mode: 'standins', why: `NuGet gave no clear answer: ${error}`, remember: false };
  }
  throw new Failure(
    'Packages: neither the official ones nor the stand-ins can be restored; is there a network?',
    official.output,
  );
}

/** Restores into a folder of its own, so that nothing of it stays but NuGet's cache. */
async function restore(mode) {
  const artifacts = mkdtempSync(path.join(tmpdir(), 'digital-twin-restore-'));
  const useStandIns = packagesEnvironment(mode).UseStandIns;
  const properties = [`-p:UseStandIns=${useStandIns}`, `-p:ArtifactsPath=${artifacts}`];
  try {
    // English, because the packages' names are read from the errors.
    const env = { DOTNET_CLI_UI_LANGUAGE: 'en' };
    return await run(`restore ${mode}`, ['dotnet', 'restore', inRoot('src', 'Functions'), ...properties], { env });
  } finally {
    rmSync(artifacts, { recursive: true, force: true });
  }
}

const listed = (packages) =>
  packages.slice(0, 3).join(', ') + (packages.length > 3 ? ` and ${packages.length - 3} more` : '');
