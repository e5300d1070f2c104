import { requireDotnet } from '../dotnet-version.mjs';
import { buildHost } from '../host.mjs';
import { modeOfVariable } from '../packages-mode.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { nodeTest } from './node-test.mjs';
import { preparation, suite } from './step.mjs';
import { totalsOfTap } from './totals.mjs';

/** The hooks of azd, as processes of their own against Azurite, a twin, and tools that play Azure's. `env` is the .NET steps'. */
export function hookSteps(options, env) {
  return [
    preparation('host', () => buildHost(modeOfVariable(env.UseStandIns), requireDotnet()), {
      needs: ['package choice'],
    }),
    suite('hooks', 'scripts', ['tools', 'host'], {
      report: 'hooks.tap',
      totals: totalsOfTap,
      run: (file) => run('hooks', nodeTest(inRoot('scripts', 'tests', 'azure'), file), { ...options, env }),
    }),
  ];
}
