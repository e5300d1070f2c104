import { spawnSync } from 'node:child_process';
import { Failure } from '../failure.mjs';

const documented = 'http://localhost:7071';

const shownHeaders = [
  'content-type',
  'cache-control',
  'retry-after',
  'www-authenticate',
  'x-twin-limited',
  'x-vercel-ai-ui-message-stream',
];

/** Runs a documented `curl -i` command in a shell against the twin at `address`; what it prints, as a reader would see it. */
export function askWithCurl(command, address, env) {
  const ran = spawnSync('sh', ['-c', command.replaceAll(documented, address)], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (ran.status !== 0) throw new Failure(`This command failed:\n${command}`, ran.error?.message ?? ran.stderr);
  return readReply(ran.stdout.replaceAll(address, documented));
}

/** What `curl -i` printed: its status, the lines worth showing, and the body if it is JSON (laid out for reading). */
export function readReply(printed) {
  const [, head, body] = /^(HTTP\/.*?)\r\n\r\n(.*)$/s.exec(printed) ?? [];
  if (!head) throw new Failure('A documented command must use `curl -i`, to show the status.', printed);
  const [statusLine, ...headers] = head.split('\r\n');
  const shown = headers.filter((header) => shownHeaders.includes(header.split(':')[0].toLowerCase()));
  const json = headers.some((header) => /^content-type:.*[/+]json/i.test(header)) ? JSON.parse(body) : undefined;
  const text = json ? JSON.stringify(json, null, 2) : body.trimEnd();
  const lines = [statusLine.trimEnd(), ...shown, ...(text ? ['', ...text.split('\n')] : [])];
  return { status: Number(statusLine.split(' ')[1]), lines, json };
}
