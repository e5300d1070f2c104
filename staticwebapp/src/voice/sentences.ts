/**
 * The whole sentences at the start of a text that still grows, and what is left of it. The last one counts as whole only once something
 * has come after it: a full stop may be that of a number.
 */
export function wholeSentences(text: string, language: string): readonly [whole: readonly string[], rest: string] {
  const parts = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const rest = parts.pop() ?? '';
  return [parts, rest];
}
