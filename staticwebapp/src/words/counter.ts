type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Count = (number: number, forms: Forms) => string;

/**
 * Picks the form that goes with a number, and puts the number, as the language writes it, in the place of its `#`. A form may
 * do without: some languages have a word for two of a thing.
 */
export function counter(language: string): Count {
  const plural = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(language);
  return (number, forms) => (forms[plural.select(number)] ?? forms.other).replace('#', figures.format(number));
}

/** A waiting time in the unit that suits: seconds up to 99, minutes up to 89, then hours. */
export function waitIn(seconds: number, say: Record<'seconds' | 'minutes' | 'hours', (n: number) => string>): string {
  if (seconds < 100) return say.seconds(seconds);
  return seconds < 5400 ? say.minutes(Math.ceil(seconds / 60)) : say.hours(Math.ceil(seconds / 3600));
}
