const app = 'DigitalTwin.Functions';
const needed = [
  'host.json',
  `${app}.dll`,
  `${app}.deps.json`,
  `${app}.runtimeconfig.json`,
  'functions.metadata',
  'worker.config.json',
  'extensions.json',
];

/**
 * What keeps a published app from running in Azure or does not belong there, a sentence each. `listing` is as listingOf
 * makes it, `functions` the names that the code declares.
 */
export function problemsOf(listing, functions) {
  const has = (file) => listing.files.includes(file);
  return [
    ...needed.filter((file) => !has(file)).map((file) => `${file} is missing.`),
    ...listing.files.filter(isUnwanted).map((file) => `${file} does not belong into it.`),
    ...ofHost(listing.read('host.json')),
    ...ofFunctions(listing.read('functions.metadata'), functions),
    ...ofWorker(listing.read('worker.config.json')),
    ...ofExtensions(listing.read('extensions.json'), has),
    ...ofDependencies(listing.read(`${app}.deps.json`)),
  ];
}

/** Settings of a developer's machine, and anything of the tests. */
const isUnwanted = (file) => /(^|\/)local\.settings\.json$|(^|\/)DigitalTwin\.(Testing|[\w.]*Tests)\./.test(file);

const ofHost = told('host.json', (host) => {
  const prefix = host.extensions?.http?.routePrefix;
  return prefix === 'api'
    ? []
    : [`host.json says routePrefix ${JSON.stringify(prefix)}, and the routes begin with api.`];
});

function ofFunctions(text, functions) {
  return told('functions.metadata', (entries) => {
    const listed = entries.map(({ name }) => name);
    const lost = functions.filter((name) => !listed.includes(name));
    const unknown = listed.filter((name) => !functions.includes(name));
    return [
      ...lost.map((name) => `functions.metadata lacks the function ${name}.`),
      ...unknown.map((name) => `functions.metadata has a function ${name} that the code has not.`),
    ];
  })(text);
}

const ofWorker = told('worker.config.json', ({ description }) =>
  description?.defaultWorkerPath === `${app}.dll`
    ? []
    : [`worker.config.json starts ${description?.defaultWorkerPath}, and not ${app}.dll.`],
);

/** The host loads each extension, timers among them, from where this file says. */
function ofExtensions(text, has) {
  return told('extensions.json', ({ extensions = [] }) =>
    extensions
      .map(({ hintPath = '' }) => hintPath.replace(/^\.\//, ''))
      .filter((file) => !has(file))
      .map((file) => `extensions.json names ${file}, which is missing.`),
  )(text);
}

/** Whatever was built beside the app and is not of this house stands in for a package. */
const ofDependencies = told(`${app}.deps.json`, ({ libraries = {} }) =>
  Object.entries(libraries)
    .filter(([name, { type }]) => type === 'project' && !name.startsWith('DigitalTwin.'))
    .map(([name]) => `${name.split('/')[0]} is a stand-in, not the package of that name.`),
);

/** For a file that may be missing, which is said elsewhere, or hold something else. */
function told(file, problemsIn) {
  return (text) => {
    if (text === undefined) return [];
    try {
      return problemsIn(JSON.parse(text.replace(/^\uFEFF/, '')));
    } catch {
      return [`${file} is not the JSON that it should be.`];
    }
  };
}
