// The account that every Azurite knows, with the key that its documentation prints.
const name = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const usualPorts = { blob: 10_000, queue: 10_001, table: 10_002 };

/** `blob` and `table` are addresses like http://127.0.0.1:10000. */
export const connectionString = ({ blob, table }) =>
  `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};` +
  `BlobEndpoint=${blob}/${name};TableEndpoint=${table}/${name};`;

export const usualAddresses = {
  blob: `http://127.0.0.1:${usualPorts.blob}`,
  table: `http://127.0.0.1:${usualPorts.table}`,
};

export const usualConnectionString = connectionString(usualAddresses);

/** Whether it is Azurite that listens there, and not something else that took the port. */
export async function isAzurite(blob) {
  try {
    const reply = await fetch(`${blob}/${name}?comp=list`, { signal: AbortSignal.timeout(3_000) });
    return reply.headers.get('server')?.startsWith('Azurite-Blob') ?? false;
  } catch {
    return false;
  }
}
