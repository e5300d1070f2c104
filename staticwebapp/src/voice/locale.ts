/** The first that is a language, in the region where the visitor reads it. @param preferred The visitor's own, best first. */
export function localeOf(wanted: readonly (string | undefined)[], preferred: readonly string[]): string {
  const tag = wanted.find(isLanguage) ?? 'en';
  return preferred.find((own) => own.split('-', 1)[0] === tag) ?? tag;
}

function isLanguage(tag: string | undefined): tag is string {
  try {
    return new Intl.Locale(tag ?? '').language !== '';
  } catch {
    return false;
  }
}
