import { createHmac, randomUUID } from 'node:crypto';
import { accountKey, accountName } from '../../lib/azurite/account.mjs';

const headers = {
  'x-ms-version': '2019-02-02',
  dataserviceversion: '3.0;',
  accept: 'application/json;odata=nometadata',
};

/** As much of a table service's client as filling a memory and counting in it takes. */
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

  /** One row by itself, or up to 100 of one partition in a transaction. */
  async insert(table, rows) {
    const [batch, changeset] = [`batch_${randomUUID()}`, `changeset_${randomUUID()}`];
    const parts = rows.map((row) => `--${changeset}\r\n${part(`${this.#address}/${table}`, row)}\r\n`);
    const body =
      `--${batch}\r\nContent-Type: multipart/mixed; boundary=${changeset}\r\n\r\n` +
      `${parts.join('')}--${changeset}--\r\n--${batch}--\r\n`;
    const answer = await this.#send(
      'POST',
      '/$batch',
      '',
      { 'content-type': `multipart/mixed; boundary=${batch}` },
      body,
    );
    const text = await answer.text();
    const stored = text.match(/HTTP\/1\.1 20[14]/g)?.length;
    if (stored !== rows.length)
      throw new Error(`The table service stored ${stored} of ${rows.length} rows: ${text.slice(0, 500)}`);
  }

  async count(table, filter) {
    let [count, next] = [0, {}];
    do {
      const query = new URLSearchParams({ $filter: filter, $select: 'RowKey', ...next });
      const answer = await this.#send('GET', `/${table}()`, `?${query}`);
      count += (await answer.json()).value.length;
      const [partition, row] = ['partition', 'row'].map((key) => answer.headers.get(`x-ms-continuation-next${key}key`));
      next = partition && { NextPartitionKey: partition, ...(row && { NextRowKey: row }) };
    } while (next);
    return count;
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

const part = (address, row) =>
  'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n' +
  `POST ${address} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json;odata=nometadata\r\n` +
  `Prefer: return-no-content\r\nDataServiceVersion: 3.0;\r\n\r\n${JSON.stringify(row)}`;
