import { error } from '../finding.mjs';

/** CORS_ORIGINS: sites, with commas between, each as a browser names it. */
export function originFindings(setting) {
  const entries = (setting ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.flatMap((entry) => {
    if (entry === '*') return [anySite];
    const origin = originOf(entry);
    return origin === entry ? [] : [noOrigin(entry, origin)];
  });
}

/** API_URL: one origin, which a page that came by https may call. */
export function apiUrlFindings(setting) {
  if (!setting) return [];
  const origin = originOf(setting);
  if (origin === setting && origin.startsWith('https:')) return [];
  const meant = origin?.replace(/^http:/, 'https:') ?? 'https://api.example.org';
  return [
    error(
      `API_URL is "${setting}", and has to be https and a host, without a path or a slash at the end: ` +
        `\`azd env set API_URL ${meant}\`, or \`azd env set API_URL ""\` for the address that Azure gives.`,
    ),
  ];
}

const anySite = error(
  'CORS_ORIGINS holds *, with which any page of the web could let its visitors spend your tokens: name the sites, as in ' +
    '`azd env set CORS_ORIGINS https://example.org,https://www.example.org`.',
);

const noOrigin = (entry, origin) =>
  error(
    `CORS_ORIGINS holds "${entry}", which is no origin, only scheme and host without a path: write ${origin ?? 'https://example.org'} ` +
      'there, with `azd env set CORS_ORIGINS`.',
  );

/** The origin that was likely meant; undefined when nothing like one is there. */
function originOf(entry) {
  const address = tryParse(entry);
  if (address && ['http:', 'https:'].includes(address.protocol)) return address.origin;
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(entry) ? tryParse(`https://${entry}`)?.origin : undefined;
}

function tryParse(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
