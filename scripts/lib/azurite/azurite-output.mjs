import { createInterface } from 'node:readline';

const linesKept = 20;

/**
 * Reads on what Azurite says, for nobody else does and a full pipe would stop it. `listening` resolves to the addresses
 * { blob, table } once it takes requests; `last()` is what it said last.
 */
export function readOutput(child) {
  const lines = [];
  const listening = new Promise((resolve) => {
    const addresses = {};
    const read = (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      Object.assign(addresses, addressIn(line));
      if (addresses.blob && addresses.table) resolve(addresses);
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', read);
  });
  return { listening, last: () => lines.join('\n') };
}

export function addressIn(line) {
  const match = /^Azurite (Blob|Table) service is successfully listening at (http:\/\/\S+)$/.exec(line);
  return match ? { [match[1].toLowerCase()]: match[2] } : {};
}
