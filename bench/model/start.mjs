import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Failure } from '../../scripts/lib/failure.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { undoLater } from '../../scripts/proof/undo.mjs';

/** Starts the fake OpenAI server as a process of its own. It is a subject like the others: asked directly, it shows what they add. */
export async function startModel() {
  const child = spawn(process.execPath, [inRoot('bench', 'model', 'server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  undoLater(() => {
    child.stdin.end();
    return ended;
  });
  const [port] = await Promise.race([once(child.stdout, 'data'), ended]);
  if (!(Number(port) > 0)) throw new Failure('The model of the bench did not start.');
  const origin = `http://127.0.0.1:${Number(port)}`;
  return {
    name: 'model',
    address: origin,
    pid: child.pid,
    settings: { OPENAI_BASE_URL: `${origin}/v1`, OPENAI_API_KEY: 'none', OPENAI_MODEL: 'bench' },
    voice: { STT_MODEL: 'bench-ear', TTS_MODEL: 'bench-mouth' },
    /**
     * How it answers from now on: `firstToken` ms after it was asked, then each `between` ms, `count` tokens in all. With `holds`
     * no stream ends before the next plan. A full stop ends each `sentence` of that many words; a `transcription` and the `speech` of a
     * sentence take so many ms.
     */
    async plan(plan) {
      await fetch(`${origin}/plan`, { method: 'PUT', body: JSON.stringify(plan) });
      return plan;
    },
    /** When the tokens of each streamed call went out since the last plan, by the number of the call. */
    sent: async () => new Map(await (await fetch(`${origin}/sent`)).json()),
    /** What was spoken since the last plan, in the order in which it went out: [{ input, sent }]. */
    spoken: async () => (await fetch(`${origin}/spoken`)).json(),
    request: ({ message, stream }) => ({
      path: '/v1/chat/completions',
      body: { model: 'bench', stream, messages: [{ role: 'user', content: message }] },
    }),
    textOf: (event) => event.choices?.[0]?.delta?.content,
  };
}
