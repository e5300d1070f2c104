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

/** The host, the address of a mail, or the number. */
export function placeOf(url: URL): string {
  return url.hostname || url.pathname;
}

/**
 * Whether a text is itself the address to which its link leads, so that it need not be named. No text is searched for names that it
 * may claim: there is always one more way to write a name that looks like another.
 */
export function names(text: string, url: URL): boolean {
  const said = text.trim();
  return (
    said === placeOf(url) ||
    (/^[!-?A-~]{1,2000}$/.test(said) && said.includes('://') && safeUrl(said)?.host === url.host)
  );
}
