import { diagnosticFindings } from './diagnostics.mjs';
import { guardFindings, locationFindings, originFindings, publishingFindings } from './guarded.mjs';
import { identityFindings } from './identity.mjs';
import { orderFindings } from './order.mjs';
import { alertFindings } from './queries.mjs';
import { roleFindings } from './roles.mjs';
import { secretFindings } from './secrets.mjs';
import { syntaxFindings } from './syntax.mjs';
import { versionFindings } from './versions.mjs';
import { moduleFindings, parameterFindings } from './wiring.mjs';

const longest = 150;

/** What is wrong with Bicep files that belong together and with the parameters of the first one named main.bicep. */
export function bicepFindings(files, parameters) {
  const main = files.find(({ path }) => path.endsWith('/main.bicep'));
  const unreadable = files.flatMap(syntaxFindings);
  if (unreadable.length > 0) return unreadable;
  return [
    ...lengthFindings(main),
    ...moduleFindings(files),
    ...parameterFindings(main, parameters),
    ...secretFindings(files),
    ...orderFindings(files),
    ...files.flatMap((file) => [
      ...guardFindings(file),
      ...publishingFindings(file),
      ...originFindings(file),
      ...locationFindings(file),
      ...roleFindings(file),
      ...identityFindings(file),
      ...diagnosticFindings(file),
      ...alertFindings(file),
      ...versionFindings(file),
    ]),
  ];
}

/** main composes; what grows beyond a few screens belongs into a module. */
function lengthFindings(file) {
  const lines = file.text.trimEnd().split('\n').length;
  return lines > longest ? [`${file.path} has ${lines} lines; ${longest} are enough for what only composes.`] : [];
}
