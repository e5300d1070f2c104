const prose =
  'The first bridge was a small one over a brook behind the school and nobody had asked for it but the children who ' +
  'crossed there every morning told their parents and so it stayed for years until a larger one took its place';

/** The fake model's tokens: word by word, the same each time. A full stop ends each `sentence` words, where that is told. */
export const tokens = (count, sentence) =>
  Array.from({ length: count }, (_, i) => `${words[i % words.length]}${(i + 1) % sentence === 0 ? '.' : ''} `);

const words = prose.split(' ');
