/** The time of day, with the day before it unless that is today; empty for what is no time. */
export function shortTime(timestamp: string, now: Date, locale?: string): string {
  const time = new Date(timestamp);
  if (Number.isNaN(time.getTime())) return '';
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (time.toDateString() === now.toDateString()) return time.toLocaleTimeString(locale, clock);
  const year = time.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return time.toLocaleString(locale, { day: 'numeric', month: 'long', ...year, ...clock });
}

/** The visitor's own way to write times and numbers, where they write the language as the element does: `en-GB` for `en`. */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag.split('-', 1)[0] === language) ?? language;
}
