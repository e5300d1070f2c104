import { after } from 'node:test';
import { modeOfVariable } from '../../../scripts/lib/packages-mode.mjs';
import { temporaryFolder } from '../../../scripts/proof/temporary.mjs';
import { startTwin } from '../../../scripts/proof/twin.mjs';
import { startFakeModel } from '../fake/fake-model.mjs';

const patient = { MODEL_FIRST_TOKEN_TIMEOUT: '45', MODEL_TOKEN_TIMEOUT: '60', TURN_TIMEOUT: '120' };
const rich = { DAILY_TOKEN_BUDGET: '1000000000', CONVERSATION_TOKEN_BUDGET: '1000000000' };

/** A twin in a process of its own, with a model that says what a test wants. It is gone when the file's tests are over. */
export async function openWorld(settings = {}) {
  const model = await startFakeModel();
  const { folder, remove } = temporaryFolder();
  const mode = modeOfVariable(process.env.UseStandIns) ?? 'official';
  const all = { ...model.settings, ...patient, ...rich, MEMORY_DIR: folder, ...model.voice, ...settings };
  const twin = await startTwin(mode, all, process.env.TWIN_CONFIGURATION);
  // Also where a time limit ends this process.
  const kill = () => process.kill(twin.pid, 'SIGKILL');
  process.once('exit', kill);
  after(async () => {
    process.off('exit', kill);
    await twin.stop();
    model.stop();
    await remove();
  });
  return { address: twin.address, model };
}

/** The conversation as the twin shows it: `[{ role, content, id, status? }]`, the newest 200. */
export async function stored(world, session) {
  const reply = await fetch(`${world.address}/api/conversation/${session}?limit=200`);
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return (await reply.json()).messages;
}

/** Waits for the end of a turn, as a client does that sends its message again. */
export async function settled(world, { session, id, text }) {
  const reply = await fetch(`${world.address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session_id: session, message_id: id, message: text }),
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return (await reply.json()).reply_message;
}
