// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills them in, not JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { workflowFindings } from './checks/workflows.mjs';

const pinned = 'actions/checkout@0123456789abcdef0123456789abcdef01234567';
const whole = `
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: ${pinned} # v7.0.1
      - run: npm ci && npm run lint
      - run: azd env set OPENAI_API_KEY "$OPENAI_API_KEY"
        env:
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
      - run: npm run dev
        working-directory: page
  called:
    uses: ./.github/workflows/test.yml
`;
const scriptsOf = (folder) => (folder === 'page' ? { dev: '' } : { lint: '' });

function findingsWith(from, to) {
  assert.ok(whole.includes(from), from);
  const text = whole.replace(from, () => to);
  return workflowFindings('ci.yml', text, load(text), scriptsOf);
}

test('A careful workflow has no finding', () => {
  assert.deepEqual(findingsWith('', ''), []);
});

const script = 'npm ci && npm run lint';
const faults = [
  [
    'An action by its tag',
    `${pinned} # v7.0.1`,
    'actions/checkout@v7',
    'actions/checkout@v7 is not pinned to a commit.',
  ],
  [
    'An action by a short commit',
    pinned,
    'actions/checkout@0123456',
    'actions/checkout@0123456 is not pinned to a commit.',
  ],
  ['A commit without its version', ' # v7.0.1', '', `${pinned} does not say which version it is.`],
  [
    'Another workflow by its branch',
    './.github/workflows/test.yml',
    'a/b/.github/workflows/t.yml@main',
    /is not pinned/,
  ],
  [
    'A workflow that says no permissions',
    'permissions:\n  contents: read\njobs',
    'jobs',
    /does not say its permissions/,
  ],
  ['A workflow that may write', 'contents: read\njobs', 'contents: write\njobs', 'the workflow may write contents.'],
  ['A token for all jobs', 'contents: read\njobs', 'id-token: write\njobs', 'the workflow may write id-token.'],
  ['A job that may write', '      contents: read', '      packages: write', 'the job test may write packages.'],
  ['A workflow that may do anything', '\n  contents: read', ' write-all', 'the workflow asks for write-all.'],
  ['A job without an end', '    timeout-minutes: 30\n', '', 'the job test has no timeout-minutes.'],
  ['A stranger’s code', 'push:\n    branches: [main]', 'pull_request_target:', /pull_request_target is too much/],
  [
    'A stranger’s code, in short',
    'on:\n  push:\n    branches: [main]',
    'on: [push, pull_request_target]',
    /is too much/,
  ],
  ['A script that is not there', script, 'npm run lnt', 'there is no npm script lnt.'],
  ['A script of another folder', 'npm run dev', 'npm run lint', 'there is no npm script lint.'],
  [
    'A secret that is printed',
    'azd env set OPENAI_API_KEY',
    'echo',
    'a script of test prints the secret OPENAI_API_KEY.',
  ],
  ['A secret that is filled in', script, 'azd up ${{ secrets.KEY }}', /a script of test has secrets\.KEY filled in/],
  [
    'A title that is filled in',
    script,
    'git log "${{ github.event.issue.title }}"',
    /github\.event\.issue\.title filled in/,
  ],
];

for (const [what, from, to, sentence] of faults) {
  test(`${what} is found`, () => {
    const findings = findingsWith(from, to);
    assert.equal(findings.length, 1, findings.join('\n'));
    if (sentence instanceof RegExp) assert.match(findings[0], sentence);
    else assert.equal(findings[0], `ci.yml: ${sentence}`);
  });
}
