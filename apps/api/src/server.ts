import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemOf } from '@ihome/api-schema';
import type { ApiServices } from './api-services';
import { createApp } from './app';

const SECOND = 1000;
const HEADERS_TIMEOUT = 10 * SECOND;
const REQUEST_TIMEOUT = 30 * SECOND;
/** Longer than that of the usual load balancers, so that they close idle connections, not we. */
const KEEP_ALIVE_TIMEOUT = 75 * SECOND;
const GRACE = 10 * SECOND;
/** While closing, a connection whose request has ended is closed within this while. */
const IDLE_CHECK = 50;

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
}

/** A listening API. */
export interface ApiServer {
  readonly port: number;
  /** `http://host:port`. */
  readonly url: string;
  /** Takes no more requests, ends event streams, waits up to ten seconds for running requests. */
  close(): Promise<void>;
}

/** Starts the API; resolves once it listens. */
export async function startApi(services: ApiServices, listen: ListenOptions): Promise<ApiServer> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, keepAliveTimeout: KEEP_ALIVE_TIMEOUT },
    createApp(services),
  );
  server.on('clientError', answerUnreadableRequest);
  await services.feed.start();
  await listening(server, listen);
  const { port } = server.address() as AddressInfo;
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return { port, url: `http://${host}:${port}`, close: () => close(server, services) };
}

async function close(server: Server, services: ApiServices): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  await services.feed.close();
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
  const force = setTimeout(() => server.closeAllConnections(), GRACE);
  await ended;
  clearInterval(idle);
  clearTimeout(force);
}

function listening(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** A request that is no HTTP never reaches the router; it gets a problem all the same. */
function answerUnreadableRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({
    ...problemOf('bad_request', { detail: 'This is no HTTP request the server can read.', requestId: '' }),
    status,
  });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
