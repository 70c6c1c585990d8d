import type { ReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { sweepEvent, type SweepEvent } from '@ihome/api-schema';
import { SimulationError } from '@ihome/config';
import { isFinal } from '@ihome/orchestration';
import type { ApiClient } from './api-client';

const SECOND = 1000;
const PAUSE = 1 * SECOND;

/** Which sweep to follow. */
export interface FollowOptions {
  readonly id: string;
  readonly signal?: AbortSignal;
}

/**
 * The snapshots of a sweep, the newest first and each newer one as it comes, up to one in a final state. A stream that breaks off
 * is taken up again with `Last-Event-ID`, for as long as it takes.
 */
export async function* followSweep(client: ApiClient, { id, signal }: FollowOptions): AsyncGenerator<SweepEvent> {
  let lastId = '';
  for (;;) {
    try {
      for await (const event of readEvents(await openStream(client, { id, lastId, signal }))) {
        if (event.id === lastId && lastId !== '') continue;
        lastId = event.id;
        const snapshot = sweepEvent.parse(JSON.parse(event.data));
        yield snapshot;
        if (isFinal(snapshot.state)) return;
      }
    } catch (error) {
      if (signal?.aborted === true || !canRetry(error)) throw error;
    }
    await wait(PAUSE, undefined, signal === undefined ? {} : { signal });
  }
}

interface OpenStream {
  readonly id: string;
  readonly lastId: string;
  readonly signal: AbortSignal | undefined;
}

function openStream(client: ApiClient, { id, lastId, signal }: OpenStream): Promise<Response> {
  return client.send({
    path: `v1/sweeps/${id}/events`,
    headers: { accept: 'text/event-stream', ...(lastId !== '' && { 'last-event-id': lastId }) },
    ...(signal !== undefined && { signal }),
  });
}

/** A server that is away comes back; a refusal does not change by asking again. */
function canRetry(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof SimulationError && error.retryable);
}

/** One event of a stream. */
export interface RawEvent {
  readonly id: string;
  readonly data: string;
}

/** Events of a `text/event-stream`; comments are dropped (WHATWG HTML §9.2.6). */
async function* readEvents(response: Response): AsyncGenerator<RawEvent> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event !== null) yield event;
    }
  }
}

function parseBlock(block: string): RawEvent | null {
  let id = '';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    const field = line.slice(0, colon);
    if (field === 'id') id = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { id, data: data.join('\n') };
}
