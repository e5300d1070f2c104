const settings = ['AzureWebJobsStorage', 'STORAGE_BLOB_URI', 'STORAGE_TABLE_URI'];

const isSetting = (name, wanted = settings) => wanted.some((setting) => setting.toLowerCase() === name.toLowerCase());

/** The environment with this storage and no other. */
export const withStorage = (environment, connectionString) => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !isSetting(name))),
  AzureWebJobsStorage: connectionString,
});

/** Whether the environment or the arguments (`--NAME=value` or `--NAME value`) say where blobs are. */
export function namesBlobStorage(environment, args) {
  const wanted = ['AzureWebJobsStorage', 'STORAGE_BLOB_URI'];
  const given = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('=')[0]);
  const set = Object.keys(environment).filter((name) => environment[name]);
  return [...given, ...set].some((name) => isSetting(name, wanted));
}
