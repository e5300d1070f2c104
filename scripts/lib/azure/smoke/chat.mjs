const patience = 120_000;

export const question = 'Who are you, in two sentences?';

/** A turn against the deployed API, as a page at `origin` takes it. */
export const ask = ({ api, origin }, body) =>
  fetch(`${api}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });

/** What a refusal says of itself: its status, and the problem's own words where it has any. */
export function whyOf(status, text) {
  try {
    const { detail, title } = JSON.parse(text);
    return `${status}: ${[detail, title].find((words) => typeof words === 'string' && words) ?? text.slice(0, 120)}`;
  } catch {
    return `${status}${text ? `: ${text.slice(0, 120)}` : ' with an empty body'}`;
  }
}
