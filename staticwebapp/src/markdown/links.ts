const schemes = ['http:', 'https:', 'mailto:', 'tel:'];

/** Where a link leads, if a visitor may be led there. A name and password in it serve only to mislead, and go. */
export function safeUrl(href: string): URL | undefined {
  try {
    const url = new URL(encodeURI(href).replaceAll('%25', '%'));
    if (!schemes.includes(url.protocol)) return undefined;
    url.username = '';
    url.password = '';
    return url;
  } catch {
    return undefined;
  }
}

/** An address or the like in a text, and all that goes with it: what stands behind a host is no claim of its own. */
const claims =
  /:\/\/([^\s/?#]+)\S*|([^\s/@:]+@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|(?:\d+\.){3}\d+)(?:[/:?#]\S*)?/gu;

/** The host, or the address of a mail. */
export function placeOf(url: URL): string {
  return url.hostname || url.pathname;
}

/** Where a link leads whose text claims another place; of a name in foreign letters, its plain spelling. */
export function belied(text: string, url: URL): string | undefined {
  const place = placeOf(url);
  for (const [, authority, user = '', host] of plain(text).matchAll(claims)) {
    const claimed = authority ?? user + host;
    if (place.includes('xn--') || !leadsTo(claimed, place)) return place;
  }
  return undefined;
}

function leadsTo(claimed: string, place: string): boolean {
  if (claimed.includes('@') || place.includes('@')) return `@${place}`.toLowerCase().endsWith(`@${claimed}`);
  const host = safeUrl(`http://${claimed}`)?.hostname;
  return host?.replace(/^www\./, '') === place.replace(/^www\./, '');
}

/** As it looks: invisible characters gone, and each letter in its plain form. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
}
