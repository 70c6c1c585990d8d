import { isSweepState, type SweepChange } from '@ihome/orchestration';
import { Client } from 'pg';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 3 * SECOND;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2 * SECOND;
/** The channel of the trigger in migration 0001. */
const CHANNEL = 'sim_sweep_changed';

/** What a listener needs to know of its database. */
export interface ChangeListenerOptions {
  readonly databaseUrl: string;
  readonly applicationName: string;
  readonly onError: (error: Error) => void;
}

/**
 * One connection that LISTENs for changed sweeps, for all subscribers of this process. It exists while there are
 * subscribers, and connects again by itself; what happened in between is missed, which the port allows.
 */
export class ChangeListener {
  private readonly subscribers = new Set<(change: SweepChange) => void>();
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(private readonly options: ChangeListenerOptions) {}

  /** Adds a subscriber; resolves once the first attempt to connect is over, whatever came of it. */
  async subscribe(listener: (change: SweepChange) => void): Promise<() => Promise<void>> {
    // A function of its own, so the same listener may subscribe twice.
    const subscriber = (change: SweepChange): void => listener(change);
    this.subscribers.add(subscriber);
    await this.connect();
    return async () => {
      this.subscribers.delete(subscriber);
      if (this.subscribers.size === 0) await this.disconnect();
    };
  }

  /** Ends the connection and forgets the subscribers. */
  async close(): Promise<void> {
    this.subscribers.clear();
    await this.disconnect();
  }

  private connect(): Promise<void> {
    if (this.client !== undefined || this.retry !== undefined) return Promise.resolve();
    this.connecting ??= this.open().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: this.options.applicationName,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', this.options.onError);
    client.on('notification', ({ payload }) => this.tell(payload));
    client.once('end', () => this.lost(client));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.retryMs = FIRST_RETRY_MS;
    } catch (error) {
      this.options.onError(error instanceof Error ? error : new Error(String(error)));
      await client.end().catch(() => undefined); // it never was
      this.lost(client);
    }
    if (this.subscribers.size === 0) await this.disconnect(); // closed while we connected
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    if (this.subscribers.size === 0 || this.retry !== undefined) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect(); // never rejects: open() reports and retries
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private async disconnect(): Promise<void> {
    clearTimeout(this.retry);
    this.retry = undefined;
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined); // it may be broken already
  }

  private tell(payload: string | undefined): void {
    const change = parseChange(payload);
    if (change !== undefined) for (const subscriber of this.subscribers) subscriber(change);
  }
}

/** `[tenant, sweep, state, version]`; undefined for anything else on the channel. */
function parseChange(payload: string | undefined): SweepChange | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(payload ?? '');
  } catch {
    return undefined; // not ours
  }
  if (!Array.isArray(parts)) return undefined;
  const [tenantId, sweepId, state, version]: unknown[] = parts;
  if (typeof tenantId !== 'string' || typeof sweepId !== 'string' || typeof version !== 'number') return undefined;
  return typeof state === 'string' && isSweepState(state) ? { tenantId, sweepId, state, version } : undefined;
}
