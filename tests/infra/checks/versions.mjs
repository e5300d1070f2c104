import { resourcesOf } from '../bicep/declarations.mjs';
import { placeOf } from '../bicep/parse.mjs';

// Its stable version is of 2016 and knows no categories of today.
const onlyPreview = ['Microsoft.Insights/diagnosticSettings'];

/** Every resource but one within another names the version of its API, and none that may change. */
export const versionFindings = (file) =>
  resourcesOf(file)
    .filter(({ parent, version }) => !parent || version)
    .flatMap(({ type, version, node }) => {
      if (!/^\d{4}-\d\d-\d\d(-preview)?$/.test(version ?? ''))
        return [`${placeOf(file, node)}: ${type} names no version.`];
      if (!version.endsWith('-preview') || onlyPreview.includes(type)) return [];
      return [`${placeOf(file, node)}: ${type}@${version} is a preview.`];
    });
