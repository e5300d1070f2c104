import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoLater } from '../../scripts/proof/undo.mjs';

/** What marks a token, so that the page can be asked for it: `7:` in the text. */
export const mark = (index) => `${index}:`;

const prose = 'The bridge over the river carries people and their bicycles, and in winter the snow as well. ';
const short = `${prose}\n\n- It is **short**.\n- It is made of \`larch\`.\n\n${prose}`;

/**
 * A model that is told what to say next: `talk(count, every)` has it say so many marked tokens, one each so many milliseconds, in
 * Markdown of all kinds; told nothing, it says a short answer at once. `sent` holds when each token of the latest talk went out.
 */
export async function startTalkingModel() {
  let talk;
  const sent = [];
  const server = createServer(async (incoming, outgoing) => {
    await json(incoming);
    const { count, every } = talk ?? {};
    talk = undefined;
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    if (count === undefined) outgoing.write(chunk(short));
    else sent.length = 0;
    for (let index = 0; index < (count ?? 0); index++) {
      sent.push(performance.timeOrigin + performance.now());
      outgoing.write(chunk(token(index)));
      await sleep(every);
    }
    outgoing.write(chunk(undefined, 'stop'));
    outgoing.end('data: [DONE]\n\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undoLater(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${server.address().port}/v1`;
  return {
    settings: { OPENAI_BASE_URL: address, OPENAI_API_KEY: 'none', OPENAI_MODEL: 'fake' },
    sent,
    talk: (count, every) => (talk = { count, every }),
  };
}

function token(index) {
  if (index % 60 === 40) return `\n\n\`\`\`js\nconst load = ${mark(index)} 1;\n\`\`\`\n\n`;
  if (index % 20 === 10) return `\n\n- **${mark(index)}** `;
  if (index % 20 === 15) return `\n\n${mark(index)} `;
  return `${mark(index)}word `;
}

const chunk = (content, finish = null) =>
  `data: ${JSON.stringify({
    id: 'fake',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'fake',
    choices: [{ index: 0, delta: content === undefined ? {} : { content }, finish_reason: finish }],
  })}\n\n`;
