import { flag, mapOf, matching, object, oneOf, text } from './shape.mjs';

const scriptOf = (shell) =>
  object({ shell: oneOf(shell), run: matching(/^node [\w./-]+\.mjs$/) }, { interactive: flag, continueOnError: flag });

// With a hook for each system, azd takes no `run` or `shell` beside them.
const hook = object({ posix: scriptOf('sh'), windows: scriptOf('pwsh') });
const events = matching(/^(pre|post)(provision|up|down|package|publish|deploy|restore|build)$/);
const hooks = mapOf(hook, events);

export const azureYaml = object(
  {
    name: text,
    infra: object({ provider: oneOf('bicep'), path: oneOf('infra/bicep'), module: oneOf('main') }),
    services: object({
      api: object({ project: text, language: oneOf('dotnet'), host: oneOf('function') }, { hooks }),
      web: object({ project: text, language: oneOf('js', 'ts'), host: oneOf('staticwebapp'), dist: text }, { hooks }),
    }),
    hooks,
  },
  {
    metadata: object({ template: text }),
    requiredVersions: object({ azd: text }),
    workflows: object({
      up: object({ steps: { type: 'array', minItems: 2, items: object({ azd: text }) } }),
    }),
  },
);
