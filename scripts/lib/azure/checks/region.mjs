import { regionName } from '../environment-names.mjs';
import { error, unclear } from '../finding.mjs';
import { nearest } from './nearest.mjs';

const runtime = 'dotnet-isolated';
const version = '10.0';

/** Whether Flex Consumption is offered in the region, with the app's runtime. */
export async function regionFindings(az, location) {
  const [places, runtimes] = await Promise.all([
    az(['functionapp', 'list-flexconsumption-locations']),
    az(['functionapp', 'list-flexconsumption-runtimes', '--location', location, '--runtime', runtime]),
  ]);
  if (!places.ok) return [unclear(`Whether ${location} has Azure Functions Flex Consumption`, places)];
  const offered = places.value.map(({ name }) => regionName(name));
  if (!offered.includes(regionName(location))) {
    const known = await az(['account', 'list-locations']);
    return [notOffered(location, nearest(location, offered, known.value ?? []))];
  }
  return runtimeFindings(location, runtimes);
}

const notOffered = (location, others) =>
  error(
    `AZURE_LOCATION is ${location}, where Azure Functions Flex Consumption is not offered: take ${others.join(', ')} or another of ` +
      `\`az functionapp list-flexconsumption-locations\`, with \`azd env set AZURE_LOCATION ${others[0]}\`.`,
  );

/** az names .NET 10 `10` or `10.0`, depending on its own version. */
export function runtimeFindings(location, outcome) {
  if (!outcome.ok) return [unclear(`Whether ${location} runs .NET 10`, outcome)];
  const versions = outcome.value.map((entry) => String(entry.version));
  if (versions.some((found) => found === version || `${found}.0` === version)) return [];
  return [
    error(
      `Azure Functions in ${location} runs ${versions.length ? `${runtime} ${versions.join(', ')}` : `no ${runtime}`}, and the twin ` +
        `needs ${version}: take another region of \`az functionapp list-flexconsumption-locations\`, with \`azd env set AZURE_LOCATION\`.`,
    ),
  ];
}
