import path from 'node:path';

/** Whether what azure.yaml names is there, and does the same on every system. `exists` takes paths from the repository's root. */
export function azdFindings({ services, hooks, workflows }, exists) {
  const projects = Object.values(services).map(({ project }) => path.posix.normalize(project));
  return [
    ...projects.filter((project) => !exists(project)).map((project) => `azure.yaml: there is no folder ${project}.`),
    ...hookFindings('', hooks, exists),
    ...Object.values(services).flatMap(({ project, hooks = {} }) => hookFindings(project, hooks, exists)),
    ...upFindings(workflows),
  ];
}

/** A hook runs in its service's folder, the project's in the root. */
const hookFindings = (folder, hooks, exists) =>
  Object.entries(hooks).flatMap(([name, { posix, windows }]) => {
    const script = path.posix.join(folder, posix.run.split(' ')[1]);
    return [
      ...(posix.run === windows.run ? [] : [`azure.yaml: ${name} runs other things on Windows.`]),
      ...(exists(script) ? [] : [`azure.yaml: ${name} runs ${script}, which is not there.`]),
    ];
  });

/** azd would package the page first, and it would not know the API's address. */
function upFindings(workflows) {
  const steps = workflows?.up.steps.map(({ azd }) => azd.split(' ')[0]) ?? [];
  const [provision, deploy] = ['provision', 'deploy'].map((name) => steps.indexOf(name));
  return provision !== -1 && provision < deploy && !steps.slice(0, provision).includes('package')
    ? []
    : ['azure.yaml: azd up must provision before it packages and deploys.'];
}

/** The tag by which azd finds where a service goes: one resource for each, and no other. */
export function tagFindings(services, tags) {
  const named = Object.keys(services);
  return [
    ...named
      .filter((name) => tags.filter((tag) => tag === name).length !== 1)
      .map((name) => `infra/bicep: not one resource is tagged azd-service-name: ${name}.`),
    ...tags
      .filter((tag) => !named.includes(tag))
      .map((tag) => `infra/bicep: azd-service-name: ${tag} is no service of azure.yaml.`),
  ];
}

/** What azd sets by itself in every environment. */
const givenByAzd = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_SUBSCRIPTION_ID'];

/** A variable without a default that azd does not set makes azd stop and ask. */
export const defaultFindings = (parametersText) =>
  [...parametersText.matchAll(/\$\{(\w+)\}/g)]
    .filter(([, name]) => !givenByAzd.includes(name))
    .map(([, name]) => `main.parameters.json: ${name} has no default: "\${${name}=}" if it may be empty.`);

export const inputsOf = (parametersText) =>
  [...parametersText.matchAll(/\$\{(\w+)(?:=[^}]*)?\}/g)].map(([, name]) => name);

/** What the first deployment settles for the later ones: an output puts it into the environment, from which it comes in again. */
const settled = ['BUDGET_START'];

/** `inputs` are names, `outputs` those of main.bicep. */
export const returnFindings = (inputs, outputs) =>
  settled.flatMap((name) => {
    const output = outputs.find((one) => one.name === name);
    return [
      ...(inputs.includes(name) ? [] : [`main.parameters.json: ${name} is put out and does not come in again.`]),
      ...(output ? [] : [`main.bicep: ${name} comes in, and no output of this name keeps what was settled.`]),
      ...(!output || /\.outputs\./.test(output.value.text)
        ? []
        : [`main.bicep: the output ${name} is not what a module settled.`]),
    ];
  });

// What the hooks know that neither Bicep puts out nor main.parameters.json takes in.
const others = [
  [/^AZURE_SUBSCRIPTION_ID$/, 'azd sets it'],
  [/^AZURE_TOKEN_CREDENTIALS$/, 'which sign-in Azure.Identity takes'],
  [/^PERSONA_DIR$/, 'the folder that is uploaded'],
  [/^TWIN_(ROLE|HEALTH|CLI)_\w+$/, 'how long the hooks wait'],
];
const ofDeployment =
  /\b(ALERT|AZURE|BUDGET|CORS|DAILY|DEPLOYED|MODEL|MONTHLY|OPENAI|PERSONA|SERVICE|STORAGE|TWIN|VITE)_[A-Z_]*[A-Z]\b/g;

/** Whether each variable that a script names, be it in a sentence, is one that the deployment knows. */
export const variableFindings = (sources, known) =>
  sources.flatMap(({ path: file, text }) =>
    [...new Set(text.match(ofDeployment))]
      .filter((name) => !known.includes(name) && !others.some(([pattern]) => pattern.test(name)))
      .map(
        (name) =>
          `${file}: ${name} is no output of main.bicep, no variable of main.parameters.json and no setting of the app.`,
      ),
  );
