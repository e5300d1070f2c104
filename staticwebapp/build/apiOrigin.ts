/**
 * The origin in `VITE_API_URL`; `undefined` when it is unset or empty, for an API on the page's own origin.
 * @throws Error with a sentence for whoever builds the page, when it is no origin.
 */
export function apiOrigin(setting: string | undefined): string | undefined {
  if (!setting) return undefined;
  const url = URL.canParse(setting) ? new URL(setting) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.origin === setting) return setting;
  const instead = url && /^https?:$/.test(url.protocol) ? url.origin : 'https://twin.example.org';
  throw new Error(
    `VITE_API_URL is "${setting}", which is no origin. Write it like ${instead}: scheme and host, no path, no slash at the end.`,
  );
}
