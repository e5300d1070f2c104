import { modulesOf, outputsOf, paramsOf } from '../bicep/declarations.mjs';
import { moduleFile } from '../bicep/files.mjs';
import { at, keysOf } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';

/** Whether each module is there, is given the parameters that it declares, and puts out what is read of it. */
export const moduleFindings = (files) =>
  files.flatMap((file) =>
    modulesOf(file).flatMap((call) => {
      const place = placeOf(file, call.node);
      const target = moduleFile(files, file, call.source);
      if (!target) return [`${place}: there is no module ${call.source}.`];
      return [...ofParams(place, call, target), ...ofOutputs(file, call, target)];
    }),
  );

function ofParams(place, { name, body }, target) {
  const given = keysOf(at(body, 'params'));
  const params = paramsOf(target);
  const unknown = given.filter((key) => !params.some((param) => param.name === key));
  const missing = params.filter((param) => param.isRequired && !given.includes(param.name));
  return [
    ...unknown.map((key) => `${place}: ${name} is given ${key}, which ${target.path} does not declare.`),
    ...missing.map((param) => `${place}: ${name} is not given ${param.name}, which ${target.path} requires.`),
  ];
}

function ofOutputs(file, { name }, target) {
  const declared = outputsOf(target).map((output) => output.name);
  return membersRead(file, `${name}.outputs`)
    .filter(({ member }) => !declared.includes(member))
    .map(({ member, node }) => `${placeOf(file, node)}: ${target.path} has no output ${member}.`);
}

/** Every `object.member` in a file as { member, node }; an exclamation mark after a name counts for nothing. */
export const membersRead = (file, object) =>
  nodesOf(file.root, 'member_expression')
    .filter((node) => node.childForFieldName('object').text.replaceAll('!', '') === object)
    .map((node) => ({ member: node.childForFieldName('property').text, node }));

/**
 * Whether main's parameters and main.parameters.json hold the same names. azd asks nobody for one that is not in the file, and one
 * that main does not know ends the deployment.
 */
export function parameterFindings(main, parameters) {
  const given = Object.keys(parameters.parameters);
  const declared = paramsOf(main);
  const unknown = given.filter((name) => !declared.some((param) => param.name === name));
  const missing = declared.filter((param) => param.isRequired && !given.includes(param.name));
  return [
    ...unknown.map((name) => `main.parameters.json gives ${name}, which ${main.path} does not declare.`),
    ...missing.map(
      (param) =>
        `${placeOf(main, param.node)}: ${param.name} has no default, and main.parameters.json does not give it.`,
    ),
  ];
}

/** Whether all that Bicep reads of a loaded JSON object, under the name `object`, is a member of it. */
export const memberFindings = (files, object, members, source) =>
  files.flatMap((file) =>
    membersRead(file, object)
      .filter(({ member }) => !members.includes(member))
      .map(({ member, node }) => `${placeOf(file, node)}: ${source} has no member ${member}.`),
  );
