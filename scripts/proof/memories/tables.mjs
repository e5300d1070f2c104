import path from 'node:path';
import { ending } from '../../lib/attended.mjs';
import { connectionString } from '../../lib/azurite/account.mjs';
import { startAzurite } from '../../lib/azurite/start-azurite.mjs';
import { Failure } from '../../lib/failure.mjs';
import { spawnHost } from '../../lib/host.mjs';
import { withStorage } from '../../lib/storage-settings.mjs';
import { withoutSettings } from '../../lib/without-settings.mjs';
import { hashOf } from '../hash.mjs';
import { invent } from '../invented.mjs';
import { dayKey } from '../tables/activity-key.mjs';
import { addRows } from '../tables/azurite-file.mjs';
import { activityRow, conversationRow, messageRow, nameRow } from '../tables/rows.mjs';
import { TableService } from '../tables/table-service.mjs';
import { temporaryFolder } from '../temporary.mjs';
import { undoLater } from '../undo.mjs';

const anyFree = { blob: 0, queue: 0, table: 0 };

/** The memory in tables of an Azurite of its own, laid out as src/Functions/Azure lays it out, with the sample persona in blobs. */
export async function openTables(mode, configuration) {
  const { folder, remove } = temporaryFolder();
  let azurite = await start(folder, anyFree);
  const { blob, table } = azurite;
  const service = new TableService(table);
  for (const name of ['messages', 'activity']) await service.create(name);
  await pushPersona(mode, configuration, azurite.connectionString);
  return {
    kind: 'tables',
    settings: { AzureWebJobsStorage: azurite.connectionString },
    table,
    /** The settings of a twin that asks its tables elsewhere, so that what it asks can be counted. */
    settingsThrough: (proxy) => ({ AzureWebJobsStorage: connectionString({ blob, table: proxy }) }),
    /** Stops Azurite meanwhile; it is back under the same addresses. */
    async fill(conversations) {
      await azurite.stop();
      const activity = conversations.map(activityRow);
      await addRows(path.join(folder, '__azurite_db_table__.json'), { activity, messages: rowsOf(conversations) });
      azurite = await start(folder, { blob: portOf(blob), queue: 0, table: portOf(table) });
      if (azurite.table !== table) throw new Failure('Azurite could not have its port again: try once more.');
    },
    countBefore: (moment) => service.count('activity', `PartitionKey gt '${dayKey(moment)}' and PartitionKey lt 'd'`),
    async close() {
      await azurite.stop();
      await remove();
    },
  };
}

async function start(folder, ports) {
  const azurite = await startAzurite(folder, ports);
  return { ...azurite, stop: undoLater(() => azurite.stop()) };
}

const portOf = (address) => Number(new URL(address).port);

async function pushPersona(mode, configuration, storage) {
  const env = withStorage(withoutSettings(process.env), storage);
  const push = spawnHost(mode, ['persona-push'], { env, stdio: ['ignore', 'ignore', 'inherit'], configuration });
  const code = await ending(push);
  if (code !== 0) throw new Failure(`persona-push ended with ${code}.`);
}

function* rowsOf(conversations) {
  for (const conversation of conversations) {
    const partition = hashOf(conversation.session);
    const messages = [...invent(conversation)];
    yield conversationRow(
      partition,
      conversation,
      messages.filter((message) => message.isQuestion),
    );
    for (const message of messages) {
      yield messageRow(partition, message);
      yield nameRow(partition, message);
    }
  }
}
