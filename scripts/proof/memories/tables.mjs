import { connectionString } from '../../lib/azurite/account.mjs';
import { startAzurite } from '../../lib/azurite/start-azurite.mjs';
import { Failure } from '../../lib/failure.mjs';
import { hostEnding, spawnHost } from '../../lib/host.mjs';
import { withStorage } from '../../lib/storage-settings.mjs';
import { withoutSettings } from '../../lib/without-settings.mjs';
import { hashOf } from '../hash.mjs';
import { inParallel } from '../in-parallel.mjs';
import { invent } from '../invented.mjs';
import { dayKey, entryKey } from '../tables/activity-key.mjs';
import { activityRow, conversationRow, messageRow, nameRow } from '../tables/rows.mjs';
import { TableService } from '../tables/table-service.mjs';
import { temporaryFolder } from '../temporary.mjs';
import { undoLater } from '../undo.mjs';

const anyFree = { blob: 0, queue: 0, table: 0 };
const rowsAtOnce = 100;
const atOnce = 8;

/** The memory in tables of an Azurite of its own, laid out as src/Functions/Azure lays it out, with the sample persona in blobs. */
export async function openTables(mode) {
  const { folder, remove } = temporaryFolder();
  const azurite = await startAzurite(folder, anyFree);
  const stop = undoLater(() => azurite.stop());
  const service = new TableService(azurite.table);
  for (const table of ['messages', 'activity']) await service.create(table);
  await pushPersona(mode, azurite.connectionString);
  return {
    kind: 'tables',
    settings: { AzureWebJobsStorage: azurite.connectionString },
    table: azurite.table,
    /** The settings of a twin that asks its tables elsewhere, so that what it asks can be counted. */
    settingsThrough: (table) => ({ AzureWebJobsStorage: connectionString({ blob: azurite.blob, table }) }),
    fill: (conversation) => fillMany(service, [conversation]),
    fillMany: (conversations) => fillMany(service, conversations),
    countBefore: (moment) => service.count('activity', `PartitionKey gt '${dayKey(moment)}' and PartitionKey lt 'd'`),
    async close() {
      await stop();
      await remove();
    },
  };
}

async function pushPersona(mode, storage) {
  const env = withStorage(withoutSettings(process.env), storage);
  const push = spawnHost(mode, ['persona-push'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await hostEnding(push);
  if (code !== 0) throw new Failure(`persona-push ended with ${code}.`);
}

/** The owner's list first: a conversation that it does not know would never be forgotten. */
async function fillMany(service, conversations) {
  const entries = byDay(conversations).flatMap((ofDay) =>
    pages(ofDay.map((each) => activityRow(each, entryKey(each)))),
  );
  await inParallel(atOnce, entries, (rows) => service.insert('activity', rows));
  await inParallel(atOnce, changesets(conversations), (rows) => service.insert('messages', rows));
}

function* changesets(conversations) {
  for (const conversation of conversations) {
    const partition = hashOf(conversation.session);
    let rows = [
      conversationRow(
        partition,
        conversation,
        [...invent(conversation)].filter((each) => each.isQuestion),
      ),
    ];
    for (const message of invent(conversation)) {
      if (rows.length + 2 > rowsAtOnce) {
        yield rows;
        rows = [];
      }
      rows.push(messageRow(partition, message), nameRow(partition, message));
    }
    yield rows;
  }
}

function byDay(conversations) {
  const days = new Map();
  for (const conversation of conversations) {
    const day = dayKey(conversation.lastSaid);
    days.set(day, [...(days.get(day) ?? []), conversation]);
  }
  return [...days.values()];
}

function pages(rows) {
  const starts = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) => i * rowsAtOnce);
  return starts.map((start) => rows.slice(start, start + rowsAtOnce));
}
