import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { accountName } from '../../lib/azurite/account.mjs';

// The database that Azurite keeps its tables in, in the version that Azurite itself brought along. Asked for when it is needed: who
// only reads this file may not have installed Azurite yet.
const loki = () => createRequire(createRequire(import.meta.url).resolve('azurite/package.json'))('lokijs');

/**
 * Puts rows into the file of an Azurite that is not running: `tables` maps a table that is there to its new rows. Over the wire it
 * would take a good while, for Azurite looks through a whole partition before it lets a row in.
 */
export async function addRows(file, tables) {
  const Loki = loki();
  const database = new Loki(file);
  await promisify(database.loadDatabase).call(database, {});
  for (const [table, rows] of Object.entries(tables)) {
    database.getCollection(`${accountName}$${table}`).insert([...rows].map(entityOf));
  }
  await promisify(database.saveDatabase).call(database);
  await promisify(database.close).call(database);
}

function entityOf(row) {
  const time = new Date().toISOString().replace('Z', '0000Z');
  return {
    PartitionKey: row.PartitionKey,
    RowKey: row.RowKey,
    properties: { ...row, Timestamp: time, 'Timestamp@odata.type': 'Edm.DateTime' },
    lastModifiedTime: time,
    eTag: `W/"datetime'${encodeURIComponent(time)}'"`,
  };
}
