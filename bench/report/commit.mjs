import { execFileSync } from 'node:child_process';
import { root } from '../../scripts/lib/root.mjs';

/** Of which sources the figures are: the commit, with `+` where something was changed since; undefined outside of a clone. */
export function commitHere() {
  try {
    const commit = git('rev-parse', '--short=12', 'HEAD');
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}+`;
  } catch {
    return undefined;
  }
}

const git = (...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
