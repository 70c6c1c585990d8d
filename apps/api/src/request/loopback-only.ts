import { SimulationError } from '@ihome/config';
import { isLoopbackHost } from '@ihome/observability';
import type { Request } from 'express';

/**
 * Without API keys only this machine is served. The address of the peer shows that; the `Host` header must name this machine
 * too, or a web page could reach the API through a name of its own that resolves to 127.0.0.1.
 */
export function requireLoopback(request: Request): void {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const host = (request.get('host') ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (isLoopbackHost(peer) && isLoopbackHost(host)) return;
  throw new SimulationError('forbidden', 'Without API keys only requests of this machine to 127.0.0.1 are served.');
}
