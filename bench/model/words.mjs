const prose =
  'The first bridge was a small one over a brook behind the school and nobody had asked for it but the children who ' +
  'crossed there every morning told their parents and so it stayed for years until a larger one took its place';

/** The fake model's tokens: word by word, the same each time. Told of a `sentence`, it writes sentences of so many words. */
export const tokens = (count, sentence) =>
  Array.from({ length: count }, (_, i) => {
    const word = words[i % words.length];
    if (!sentence) return `${word} `;
    return `${i % sentence === 0 ? capital(word) : word}${(i + 1) % sentence === 0 ? '.' : ''} `;
  });

const words = prose.split(' ');

const capital = (word) => word[0].toUpperCase() + word.slice(1);
