import type { Response } from 'express';

const SECOND = 1000;

/** A comment line this often keeps proxies from closing an idle stream. */
const HEARTBEAT = 15 * SECOND;

/** A client that lost its stream comes back after this while. */
const RETRY = 1 * SECOND;

/** One event. */
export interface StreamEvent {
  /** Decimal; never falls within a stream. */
  readonly id: number;
  readonly data: unknown;
}

/**
 * Server-sent events on one response (WHATWG HTML §9.2). A client that reads slowly gets fewer events, never older ones: while
 * its buffer is full only the newest waits.
 */
export class EventStream {
  readonly #response: Response;
  readonly #heartbeat: NodeJS.Timeout;
  #lastId = -1;
  #waiting: StreamEvent | undefined;
  #blocked = false;
  #ending = false;

  constructor(response: Response, heartbeat = HEARTBEAT) {
    this.#response = response;
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write(`retry: ${RETRY}\n\n`);
    this.#heartbeat = setInterval(() => this.#write(': heartbeat\n\n'), heartbeat);
    this.#heartbeat.unref();
    response.on('drain', () => this.#onDrain());
    response.once('close', () => clearInterval(this.#heartbeat));
  }

  /** Sends an event unless its id is not newer than the last. */
  send(event: StreamEvent): void {
    if (event.id <= this.#lastId || this.#ending) return;
    if (this.#blocked) {
      this.#waiting = event;
      return;
    }
    this.#lastId = event.id;
    this.#write(`id: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`);
  }

  /** Ends the stream once what waits is sent. */
  end(): void {
    if (this.#ending) return;
    if (this.#waiting !== undefined) this.#flushWaiting();
    this.#ending = true;
    clearInterval(this.#heartbeat);
    this.#response.end();
  }

  #write(text: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#blocked = !this.#response.write(text);
  }

  #onDrain(): void {
    this.#blocked = false;
    if (this.#waiting !== undefined) this.#flushWaiting();
  }

  #flushWaiting(): void {
    const event = this.#waiting;
    this.#waiting = undefined;
    this.#blocked = false;
    if (event !== undefined) this.send(event);
  }
}
