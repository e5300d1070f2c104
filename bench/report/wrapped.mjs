/** `text` in lines of at most `width` characters, parted between words; a word that is longer is cut. */
export function wrapped(text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width))) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const pieces = (word, width) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
