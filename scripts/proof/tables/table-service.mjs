import { createHmac } from 'node:crypto';
import { accountKey, accountName } from '../../lib/azurite/account.mjs';

const headers = {
  'x-ms-version': '2019-02-02',
  dataserviceversion: '3.0;',
  accept: 'application/json;odata=nometadata',
};

/** As much of a table service's client as making tables and reading rows takes. */
export class TableService {
  #address;

  constructor(address) {
    this.#address = `${address}/${accountName}`;
  }

  create(table) {
    return this.#send(
      'POST',
      '/Tables',
      '',
      { 'content-type': 'application/json' },
      JSON.stringify({ TableName: table }),
    );
  }

  async count(table, filter) {
    return (await this.rows(table, filter, 'RowKey')).length;
  }

  async rows(table, filter, select) {
    const rows = [];
    let next = {};
    do {
      const query = new URLSearchParams({ $filter: filter, ...(select && { $select: select }), ...next });
      const answer = await this.#send('GET', `/${table}()`, `?${query}`);
      rows.push(...(await answer.json()).value);
      const [partition, row] = ['partition', 'row'].map((key) => answer.headers.get(`x-ms-continuation-next${key}key`));
      next = partition && { NextPartitionKey: partition, ...(row && { NextRowKey: row }) };
    } while (next);
    return rows;
  }

  async #send(method, path, query, more, body) {
    const date = new Date().toUTCString();
    const signed = `${date}\n/${accountName}${new URL(this.#address + path).pathname}`;
    const signature = createHmac('sha256', Buffer.from(accountKey, 'base64')).update(signed).digest('base64');
    const authorization = `SharedKeyLite ${accountName}:${signature}`;
    const answer = await fetch(this.#address + path + query, {
      method,
      headers: { ...headers, ...more, 'x-ms-date': date, authorization },
      body,
    });
    if (!answer.ok) throw new Error(`The table service answered ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
