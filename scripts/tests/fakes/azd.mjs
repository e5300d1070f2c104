const environments = ['dev', 'test', 'prod'];

/** The answers of an azd that knows these environments. `fails` begins the command that fails, `code` is how up and down end, and
 * `list` is what it answers in place of a list of them. */
export function azdAnswers({ environments: known = [], fails, code, list } = {}) {
  const answers = {
    'azd version': { says: 'azd version 1.31.2 (commit 0123456789)' },
    'azd env list': list ?? { prints: known.map((Name) => ({ Name, HasLocal: true, IsDefault: false })) },
  };
  for (const name of environments) {
    for (const told of [`new ${name} --no-prompt`, `select ${name}`, `set TWIN_PROFILE ${name} -e ${name}`])
      answers[`azd env ${told}`] = {};
    for (const run of [`up -e ${name}`, `down -e ${name} --purge`])
      for (const more of ['', ' --debug', ' --force']) answers[`azd ${run}${more}`] = { code };
  }
  for (const call of Object.keys(answers))
    if (fails && call.startsWith(fails)) answers[call] = { fails: 'the fake was told to fail' };
  return answers;
}
