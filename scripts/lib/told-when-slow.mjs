/** Says `sentence` when `work()` takes longer than `milliseconds`. Resolves as the work does. */
export async function toldWhenSlow(sentence, work, milliseconds) {
  const note = setTimeout(() => console.log(sentence), milliseconds);
  try {
    return await work();
  } finally {
    clearTimeout(note);
  }
}
