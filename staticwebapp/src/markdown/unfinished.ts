/** A last line of marks alone: it may become a list, a heading, a rule, a table or nothing of that kind. */
const undecided = /^(?:[-=*+_#>|~`: \t]+|[ \t]*\d+[.)]?[ \t]*)$/;

/** Text that is still being written, up to where it is clear what it says. */
export function decided(text: string): string {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  // A number that begins an answer may be the answer.
  return undecided.test(line) && (start > 0 || !/\d/.test(line)) ? text.slice(0, start) : text;
}

/**
 * A paragraph that is still being written, with what is open in it closed: emphasis and code as they will be, of a link
 * only its text. A guess, which holds until the next words.
 */
export function closed(paragraph: string): string {
  let text = paragraph;
  let bare = masked(text);
  let code = /(?<!`)(`+)([^`]*)$/.exec(bare);
  const link = code ? null : /(?<![\w\])])!?\[([^[\]]*)(?:\](?:\([^)\n]*)?)?$/.exec(bare);
  if (link) {
    const from = text.indexOf('[', link.index) + 1;
    text = text.slice(0, link.index) + text.slice(from, from + (link[1] ?? '').length);
    bare = masked(text);
    code = /(?<!`)(`+)([^`]*)$/.exec(bare);
  }

  let end = code && code[2] === '' ? code.index : text.length;
  const open: string[] = [];
  const marks = [...bare.slice(0, code?.index).matchAll(/\*{1,3}|_{1,3}|~~/g)];
  if (marks.length > 200) return text;
  for (const { 0: mark, index } of marks) {
    const after = bare[index + mark.length];
    const closes = open.at(-1) === mark && !/\s/.test(bare[index - 1] ?? ' ');
    if (closes) open.pop();
    else if (after === undefined) end = index;
    else if (!/\s/.test(after) && !/\w/.test(bare[index - 1] ?? ' ')) open.push(mark);
  }
  const ends = (code?.[2] ? code[1] : '') + open.reverse().join('');
  return ends ? text.slice(0, end).trimEnd() + ends : text.slice(0, end);
}

/** The same length, with a letter for all that is escaped or whole code, in which marks mean nothing. */
function masked(text: string): string {
  return text.replace(/\\[\s\S]|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (span) => 'x'.repeat(span.length));
}
