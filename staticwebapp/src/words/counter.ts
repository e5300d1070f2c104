type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Says how many of what: the number as the language writes it, and the form of the noun that goes with it. */
export function counter(language: string): (number: number, forms: Forms) => string {
  const plural = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(language);
  return (number, forms) => `${figures.format(number)} ${forms[plural.select(number)] ?? forms.other}`;
}

/** A waiting time in the unit that suits: seconds up to 99, minutes up to 89, then hours. */
export function waitIn(seconds: number, say: Record<'seconds' | 'minutes' | 'hours', (n: number) => string>): string {
  if (seconds < 100) return say.seconds(seconds);
  return seconds < 5400 ? say.minutes(Math.ceil(seconds / 60)) : say.hours(Math.ceil(seconds / 3600));
}
