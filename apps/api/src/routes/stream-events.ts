import { SimulationError } from '@ihome/config';
import { isFinal, type SweepRecord } from '@ihome/orchestration';
import { EventStream } from '../events/event-stream';
import { sweepEventOf } from '../resources/sweep-resource';
import { findSweep } from './find-sweep';
import type { Handler } from './handler';

/** Streams one process holds open at a time. */
const MAX_STREAMS = 2000;

/** `GET /v1/sweeps/{id}/events`: the newest snapshot at once, whatever `Last-Event-ID` says, then each newer one. */
export const streamEvents: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const sweep = await findSweep(exchange);
  if (request.method === 'HEAD') {
    response.status(200).type('text/event-stream').end();
    return;
  }
  if (services.feed.streams >= MAX_STREAMS) {
    throw new SimulationError('rate_limited', 'Too many event streams are open; poll the sweep instead.');
  }
  const stream = new EventStream(response);
  const tell = (newest: SweepRecord | null): void => {
    if (newest !== null) stream.send({ id: newest.version, data: sweepEventOf(newest) });
    if (newest === null || isFinal(newest.state)) stream.end();
  };
  const leave = services.feed.watch(sweep, { tell, end: () => stream.end() });
  services.metrics.apiEventStreams.set(services.feed.streams);
  response.once('close', () => {
    leave();
    services.metrics.apiEventStreams.set(services.feed.streams);
  });
  tell(sweep);
  services.feed.refresh(sweep);
};
