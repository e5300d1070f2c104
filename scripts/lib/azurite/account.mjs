// The account that every Azurite knows, with the key that its documentation prints.
export const accountName = 'devstoreaccount1';
export const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const usualPorts = { blob: 10_000, queue: 10_001, table: 10_002 };

/** `blob` and `table` are addresses like http://127.0.0.1:10000. */
export const connectionString = ({ blob, table }) =>
  `DefaultEndpointsProtocol=http;AccountName=${accountName};AccountKey=${accountKey};` +
  `BlobEndpoint=${blob}/${accountName};TableEndpoint=${table}/${accountName};`;

export const usualAddresses = {
  blob: `http://127.0.0.1:${usualPorts.blob}`,
  table: `http://127.0.0.1:${usualPorts.table}`,
};

export const usualConnectionString = connectionString(usualAddresses);

/** Whether it is Azurite that listens there, and not something else that took the port. */
export async function isAzurite(blob) {
  try {
    const reply = await fetch(`${blob}/${accountName}?comp=list`, { signal: AbortSignal.timeout(3_000) });
    return reply.headers.get('server')?.startsWith('Azurite-Blob') ?? false;
  } catch {
    return false;
  }
}
