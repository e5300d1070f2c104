import { npmFindings } from './npm-scripts.mjs';

const workspace = /^\$\{workspaceFolder\}\/?/;

/** Whether VS Code's tasks run what there is, and its configurations start tasks that there are. `scriptsOf` takes a folder. */
export function editorFindings({ tasks }, { configurations, inputs = [] }, scriptsOf) {
  const labels = tasks.map(({ label }) => label);
  const given = inputs.map(({ id }) => id);
  const asked = [...JSON.stringify(configurations).matchAll(/\$\{input:(\w+)\}/g)].map(([, id]) => id);
  return [
    ...tasks.flatMap(({ label, command, script, options }) => {
      const scripts = scriptsOf(options?.cwd?.replace(workspace, '') ?? '');
      return npmFindings(`tasks.json, ${label}`, script ? `npm run ${script}` : command, scripts);
    }),
    ...tasks.flatMap(({ label, dependsOn = [] }) => unknown(`tasks.json, ${label}`, [dependsOn].flat(), labels)),
    ...configurations.flatMap(({ name, preLaunchTask }) =>
      unknown(`launch.json, ${name}`, [preLaunchTask ?? []].flat(), labels),
    ),
    ...asked.filter((id) => !given.includes(id)).map((id) => `launch.json: nothing asks for the input ${id}.`),
  ];
}

const unknown = (place, wanted, labels) =>
  wanted.filter((label) => !labels.includes(label)).map((label) => `${place}: there is no task ${label}.`);
