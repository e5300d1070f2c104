import { openMemory } from '../../scripts/proof/memories/memory.mjs';
import { startTwin as start } from '../../scripts/proof/twin.mjs';

const unlimited = {
  DAILY_TOKEN_BUDGET: '1000000000000',
  CONVERSATION_TOKEN_BUDGET: '1000000000000',
  TURN_TIMEOUT: '120',
};

/** A twin as a process of its own on an empty memory in files or in tables of an Azurite of its own. `through` puts something before the tables. */
export async function startTwin({ mode, configuration, model, storage = 'files', settings = {}, through }) {
  const memory = await openMemory(storage === 'files' ? 'files' : 'tables', mode, configuration);
  const storing = through ? memory.settingsThrough(await through(memory.table)) : memory.settings;
  const twin = await start(mode, { ...unlimited, ...model.settings, ...storing, ...settings }, configuration);
  return {
    name: storage === 'files' ? 'twin, files' : 'twin, Azurite',
    memory,
    address: twin.address,
    pid: twin.pid,
    said: twin.said,
    async stop() {
      await twin.stop();
      await memory.close();
    },
    request: ({ message, session, stream }) => ({ path: '/api/chat', body: { message, session_id: session, stream } }),
    textOf: (event) => (event.type === 'text-delta' ? event.delta : undefined),
  };
}
