import { modulesOf } from '../bicep/declarations.mjs';
import { moduleFile } from '../bicep/files.mjs';
import { at } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';
import { madeIn } from './guarded.mjs';
import { membersRead } from './wiring.mjs';

/** An app that starts before it has its roles finds neither its storage nor its keys, and does not look again for long. */
export const orderFindings = (files) =>
  files.flatMap((file) => {
    const callsOf = (type) => modulesOf(file).filter(({ source }) => makes(moduleFile(files, file, source), type));
    const giving = callsOf('Microsoft.Authorization/roleAssignments');
    return callsOf('Microsoft.Web/sites').flatMap((app) =>
      giving
        .filter(({ name }) => name !== app.name && !waitsFor(app.body, name))
        .map(({ name }) => `${placeOf(file, app.node)}: ${app.name} does not wait for ${name}: dependsOn: [${name}].`),
    );
  });

const makes = (file, type) => Boolean(file) && madeIn(file).some((resource) => resource.type === type);

function waitsFor(body, name) {
  const named = at(body, 'dependsOn');
  const isNamed = named !== undefined && nodesOf(named, 'identifier').some(({ text }) => text === name);
  return isNamed || membersRead({ root: body }, `${name}.outputs`).length > 0;
}
