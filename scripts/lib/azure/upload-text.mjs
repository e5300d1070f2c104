import { addressIn } from './addresses.mjs';
import { groupOf } from './environment-names.mjs';

const role = 'Storage Blob Data Contributor';

/** What people are told the storage is: its host's name, or that it is the one of a connection string; undefined when none is named. */
export function storageOf(environment) {
  if (environment.STORAGE_BLOB_URI) return addressIn(environment, 'STORAGE_BLOB_URI').host;
  return environment.AzureWebJobsStorage ? 'the storage of AzureWebJobsStorage' : undefined;
}

export const waiting = (storage, passed, { retry, patience }) =>
  passed < 60_000
    ? `${storage} still refuses the upload: the role ${role} was only just given, and Azure takes minutes to pass it on. Trying ` +
      `again every ${duration(retry)}, for ${duration(patience)} at most.`
    : `Still refused after ${duration(passed)}; going on.`;

export function roleMissing(storage, environment, waited) {
  const who = environment.AZURE_PRINCIPAL_ID
    ? `the principal ${environment.AZURE_PRINCIPAL_ID}`
    : 'whoever is signed in to azd';
  return (
    `The persona was not uploaded: ${storage} refuses ${who} after ${waited}, who needs the role ${role} on that storage account: ask an ` +
    `owner of the resource group ${groupOf(environment)} for it, and then run \`azd hooks run postprovision\`.`
  );
}

export const unknown = (storage, { AZURE_TOKEN_CREDENTIALS: chosen }) =>
  `The persona was not uploaded: ${storage} doesn't know who is asking: ${chosen ? `sign in as AZURE_TOKEN_CREDENTIALS says (${chosen})` : 'run `azd auth login`'}, ` +
  'and then `azd hooks run postprovision`.';

export const leftAlone = (storage, { STORAGE_BLOB_URI: uri, PERSONA_DIR: folder }) =>
  `${storage} holds a persona of its own, and ${folder || 'data/'} only the sample of this repository: it was left alone. To have the ` +
  `sample in its place, run \`npm run persona:push${uri ? ` -- --STORAGE_BLOB_URI=${uri}` : ''}\`.`;

export const uploaded = (storage, environment) =>
  `The persona is in ${storage}. After an edit in ${environment.PERSONA_DIR || 'data/'} upload it again with \`azd hooks run ` +
  'postprovision`; a running twin has it within a minute.';

/** `10 s`, `3 minutes`. */
export function duration(milliseconds) {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes > 0) return `${minutes} minute${minutes > 1 ? 's' : ''}`;
  return `${Number((milliseconds / 1000).toPrecision(2))} s`;
}
