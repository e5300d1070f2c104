import { flag, listOf, mapOf, matching, number, object, oneOf, text } from './shape.mjs';

const extension = matching(/^[\w-]+\.[\w-]+$/);

export const devcontainer = object(
  {
    name: text,
    image: matching(/^[\w./-]+:[\w.-]+$/),
    features: mapOf({ type: 'object' }, matching(/^[\w./-]+:\d[\w.]*$/)),
    forwardPorts: { type: 'array', items: number, contains: oneOf(7071) },
    postCreateCommand: text,
  },
  {
    portsAttributes: mapOf({ type: 'object' }),
    customizations: object({ vscode: object({ extensions: listOf(extension) }, { settings: { type: 'object' } }) }),
    containerEnv: mapOf({ type: 'string' }),
    remoteUser: text,
    hostRequirements: { type: 'object' },
  },
);

export const vscodeExtensions = object(
  { recommendations: listOf(extension) },
  { unwantedRecommendations: listOf(extension) },
);

const task = object(
  { label: text, type: oneOf('shell', 'process', 'npm'), problemMatcher: { type: ['string', 'array'] } },
  {
    command: text,
    script: text,
    args: listOf(text),
    detail: text,
    options: object({}, { cwd: text, env: mapOf({ type: 'string' }) }),
    isBackground: flag,
    group: { anyOf: [text, object({ kind: oneOf('build', 'test') }, { isDefault: flag })] },
    dependsOn: { anyOf: [text, listOf(text)] },
    presentation: { type: 'object' },
  },
);

export const vscodeTasks = object({ version: oneOf('2.0.0'), tasks: { type: 'array', minItems: 1, items: task } });

const configuration = object(
  { name: text, type: text, request: oneOf('launch', 'attach') },
  {
    preLaunchTask: text,
    postDebugTask: text,
    program: text,
    args: listOf({ type: 'string' }),
    cwd: text,
    console: text,
    env: mapOf({ type: 'string' }),
    envFile: text,
    processId: text,
    processName: text,
    serverReadyAction: { type: 'object' },
  },
);

export const vscodeLaunch = object(
  { version: oneOf('0.2.0'), configurations: { type: 'array', minItems: 1, items: configuration } },
  {
    inputs: listOf(object({ id: text, type: text }, {}, true)),
    compounds: listOf(object({ name: text, configurations: listOf(text) })),
  },
);
