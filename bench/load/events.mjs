/** The data of the Server-Sent Events that are whole in `text`, and what is left of it. Comments and [DONE] are none. */
export function eventsIn(text) {
  const end = text.lastIndexOf('\n\n');
  if (end < 0) return { events: [], left: text };
  const lines = text.slice(0, end).split('\n');
  const events = lines
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)));
  return { events, left: text.slice(end + 2) };
}
