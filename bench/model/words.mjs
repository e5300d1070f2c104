const prose =
  'The first bridge was a small one over a brook behind the school and nobody had asked for it but the children who ' +
  'crossed there every morning told their parents and so it stayed for years until a larger one took its place';

/** The fake model's tokens: word by word, the same each time. */
export const tokens = (count) => Array.from({ length: count }, (_, i) => `${words[i % words.length]} `);

const words = prose.split(' ');
