import { Failure } from '../failure.mjs';

const note = '<!-- Made by `npm run docs:api` from api.template.md: edit that. -->';

/**
 * Replaces each ```curl <status>``` block of the template by the command and its reply. In a command, {session_id} and
 * {message_id} stand for those of the newest reply that had them. `ask` takes a command and returns { status, lines, json };
 * a status other than the block's is a Failure, so that the page never shows what it doesn't say.
 */
export function fillTemplate(template, ask) {
  const known = {};
  const filled = template.replace(/^```curl (\d{3})\n(.*?)\n```$/gms, (_, expected, written) => {
    const command = written.replace(/\{(session_id|message_id)\}/g, (name, key) => known[key] ?? name);
    const { status, lines, json } = ask(command);
    if (status !== Number(expected)) {
      throw new Failure(
        `docs/api.template.md expects ${expected}, the twin answered ${status}:\n${command}`,
        lines.join('\n'),
      );
    }
    for (const key of ['session_id', 'message_id']) if (json?.[key]) known[key] = json[key];
    return ['```console', `$ ${command}`, ...lines, '```'].join('\n');
  });
  return `${note}\n\n${filled}`;
}
