import { foundUnfit } from './fixtures/unfit.mjs';
import { hostJson, localSettings } from './schemas/functions-host.mjs';
import { devcontainer, vscodeExtensions, vscodeLaunch, vscodeTasks } from './schemas/tools.mjs';

const host = (more) => ({
  version: '2.0',
  extensions: { http: { routePrefix: 'api' } },
  logging: { logLevel: {} },
  ...more,
});
const values = { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated', AzureWebJobsStorage: 'UseDevelopmentStorage=true' };
const container = { name: 'a', image: 'b/c:1', features: {}, forwardPorts: [7071], postCreateCommand: 'npm ci' };
const task = { label: 'a', type: 'shell', problemMatcher: [] };
const launch = { name: 'a', type: 'coreclr', request: 'launch' };

foundUnfit(
  'A host with another prefix',
  hostJson,
  host(),
  host({ extensions: { http: { routePrefix: '' } } }),
  /routePrefix must be equal to one of the allowed values \(api\)/,
);
foundUnfit(
  'A host with a timeout in seconds',
  hostJson,
  host({ functionTimeout: '00:10:00' }),
  host({ functionTimeout: 600 }),
  /functionTimeout must be string/,
);
foundUnfit(
  'A level that is none',
  hostJson,
  host(),
  host({ logging: { logLevel: { default: 'Info' } } }),
  /logLevel\/default must be equal/,
);
foundUnfit(
  'A setting of the host that is none',
  hostJson,
  host(),
  host({ extension: {} }),
  /must NOT have additional properties \(extension\)/,
);
foundUnfit(
  'A connection string in the sample',
  localSettings,
  { IsEncrypted: false, Values: values },
  { IsEncrypted: false, Values: { ...values, AzureWebJobsStorage: 'AccountKey=' } },
  /AzureWebJobsStorage must be equal/,
);
foundUnfit(
  'A container that forwards not the twin',
  devcontainer,
  container,
  { ...container, forwardPorts: [8080] },
  /forwardPorts must contain at least 1/,
);
foundUnfit(
  'A feature without a version',
  devcontainer,
  container,
  { ...container, features: { 'ghcr.io/a/b': {} } },
  /features must match pattern/,
);
foundUnfit(
  'An extension without a publisher',
  vscodeExtensions,
  { recommendations: ['a.b'] },
  { recommendations: ['b'] },
  /recommendations\/0 must match pattern/,
);
foundUnfit(
  'A task without a matcher',
  vscodeTasks,
  { version: '2.0.0', tasks: [task] },
  { version: '2.0.0', tasks: [{ ...task, problemMatcher: undefined }] },
  /tasks\/0/,
);
foundUnfit(
  'A configuration that does neither',
  vscodeLaunch,
  { version: '0.2.0', configurations: [launch] },
  { version: '0.2.0', configurations: [{ ...launch, request: 'run' }] },
  /request must be equal/,
);
