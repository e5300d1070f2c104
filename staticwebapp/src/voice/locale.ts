/** The first that is a language, in the region where the visitor reads it. @param preferred The visitor's own, best first. */
export function localeOf(wanted: readonly unknown[], preferred: readonly string[]): string {
  const tag = wanted.find(isLanguage) ?? 'en';
  return preferred.find((own) => own.split('-', 1)[0] === tag) ?? tag;
}

function isLanguage(tag: unknown): tag is string {
  try {
    return typeof tag === 'string' && new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
}
