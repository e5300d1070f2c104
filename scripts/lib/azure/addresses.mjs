import { Failure } from '../failure.mjs';

/** The address that a variable of the environment holds, as a URL; a Failure when it holds none. */
export function addressIn(environment, name) {
  const address = URL.canParse(environment[name]) ? new URL(environment[name]) : undefined;
  if (/^https?:$/.test(address?.protocol)) return address;
  throw new Failure(
    `${name} is "${environment[name]}", which is no address: run \`azd provision\`, which writes it anew.`,
  );
}
