import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A real HTTP server on a free port of the loopback. It answers calls in turn, and remembers them. */
export class StubServer {
  readonly calls: Call[] = [];
  readonly #answers: Answer[] = [];
  readonly #server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    this.calls.push({ method: request.method, url: request.url, body: Buffer.concat(parts).toString() });
    await this.#answers.shift()?.(response, request);
  });

  static async start(): Promise<StubServer> {
    const stub = new StubServer();
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  answer(...answers: Answer[]): void {
    this.#answers.push(...answers);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function eventStream(bytes: Uint8Array): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.end(bytes);
  };
}
