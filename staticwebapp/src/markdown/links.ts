/** Of mail one plain address, of the telephone one plain number: what else they can say is said to nobody's face. */
const harmless = /^(?:https?:\/\/|mailto:[^@,;%/]+@[^@,;%/]+$|tel:\+?[\d.()-]*\d$)/;

/** Where a link leads, if a visitor may be led there. A name and password in it serve only to mislead, and go. */
export function safeUrl(href: string): URL | undefined {
  try {
    const url = new URL(encodeURI(href).replaceAll('%25', '%'));
    url.username = '';
    url.password = '';
    if (!url.host) {
      url.search = '';
      url.hash = '';
    }
    return harmless.test(url.href) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** An address or the like in a text, and all that goes with it: what stands behind a host is no claim of its own. */
const claims =
  /:\/\/([^\s/?#]+)\S*|([^\s/@:]+@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|(?:\d+\.){3}\d+)(?:[/:?#]\S*)?/gu;

/** The host, the address of a mail, or the number. */
export function placeOf(url: URL): string {
  return url.hostname || url.pathname;
}

/** Longer texts are not searched for claims. */
const longest = 400;

/**
 * Where a link leads whose text claims another place, alone or with what stands `before` and `after` it without a space; of a name in
 * foreign letters, its plain spelling.
 */
export function belied(text: string, url: URL, before = '', after = ''): string | undefined {
  const place = placeOf(url);
  const said = plain(/\S*$/.exec(before) + text + (/^\S*[\p{L}\p{N}]/u.exec(after) ?? ''));
  if (said.length > longest) return place;
  const number = said.replace(/\P{N}/gu, '');
  if (url.protocol === 'tel:' && number && number !== place.replace(/\D/g, '')) return place;
  for (const [, authority, user = '', host] of said.matchAll(claims)) {
    const claimed = authority ?? user + host;
    if (place.includes('xn--') || !leadsTo(claimed, place)) return place;
  }
  return undefined;
}

/** Whether there is anything to see of a text. */
export function isBlank(text: string): boolean {
  return !/[^\s\u2800]/.test(plain(text));
}

function leadsTo(claimed: string, place: string): boolean {
  if (claimed.includes('@') || place.includes('@')) return `@${place}`.toLowerCase().endsWith(`@${claimed}`);
  const host = safeUrl(`http://${claimed}`)?.hostname;
  return host?.replace(/^www\./, '') === place.replace(/^www\./, '');
}

/** As it looks: invisible characters gone, each letter in its plain form, and for dots what looks like one. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/[。·‧∙⋅ꓸꞏ]/g, '.')
    .toLowerCase();
}
