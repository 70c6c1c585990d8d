import { sweepEvent, type SweepEvent } from '@ihome/api-schema';
import type { SweepKey } from '@ihome/orchestration';
import { DOCUMENT, startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

/** Everything but intervals: requests go on in real time. */
const NOT_FAKED = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

interface Received {
  readonly id: number;
  readonly data: SweepEvent;
}

/** Events of a stream as they come; `closed` resolves when the server ends it. */
async function follow(response: Response, onEvent: (event: Received) => void): Promise<void> {
  let text = '';
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    text += Buffer.from(piece).toString('utf8');
    let end = text.indexOf('\n\n');
    while (end >= 0) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      end = text.indexOf('\n\n');
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) onEvent({ id: Number(field('id')), data: sweepEvent.parse(JSON.parse(data)) });
    }
  }
}

describe('events of a sweep', () => {
  let api: ApiUnderTest;
  let key: SweepKey;
  beforeEach(async () => {
    api = await startApiUnderTest();
    const { id } = (await (await api.post('/v1/sweeps', DOCUMENT)).json()) as { id: string };
    key = { tenantId: 'default', sweepId: id };
  });
  afterEach(() => api.close());

  const open = (headers?: Record<string, string>): Promise<Response> =>
    api.get(`/v1/sweeps/${key.sweepId}/events`, headers);

  /** Finishes a cancel the way a leader does. */
  async function finishCancel(): Promise<void> {
    const { store } = api.services;
    const lease = await store.claimLease({ ...key, kind: 'control', holder: 'spec', ttlMs: 10_000 });
    if (lease === null) throw new Error('no lease');
    await store.transition({ ...key, guard: { kind: 'lease', lease }, from: ['cancelling'], to: 'cancelled' });
  }

  it('sends the newest snapshot at once, each newer one, and closes after the last', async () => {
    const response = await open();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events: Received[] = [];
    const closed = follow(response, (event) => {
      events.push(event);
      if (events.length === 1) void api.post(`/v1/sweeps/${key.sweepId}/cancel`, '').then(finishCancel);
    });
    await closed;
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(events.every(({ id, data }) => id === data.version)).toBe(true);
    expect(events[0]?.data.state).toBe('queued');
    expect(events.at(-1)?.data.state).toBe('cancelled');
  });

  it('resumes with the newest snapshot, and after a final state gives it once and closes', async () => {
    await api.post(`/v1/sweeps/${key.sweepId}/cancel`, '');
    await finishCancel();
    for (const lastEventId of ['1', '3', '999', 'x']) {
      const events: Received[] = [];
      await follow(await open({ 'last-event-id': lastEventId }), (event) => events.push(event));
      expect(events.map(({ data }) => data.state)).toEqual(['cancelled']);
    }
  });

  it('ends with the server, and counts its streams', async () => {
    const response = await open();
    expect(await api.services.metrics.registry.getSingleMetricAsString('sim_api_event_streams')).toContain(
      'sim_api_event_streams 1',
    );
    const closed = follow(response, () => undefined);
    await api.services.feed.close();
    await closed;
  });

  it('sends a comment line every fifteen seconds', async () => {
    jest.useFakeTimers({ doNotFake: [...NOT_FAKED] });
    const response = await open();
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    const readUntil = async (holds: () => boolean): Promise<void> => {
      while (!holds()) text += Buffer.from((await reader.read()).value ?? []).toString('utf8');
    };
    const heartbeats = (): number => text.split(': heartbeat\n\n').length - 1;
    await readUntil(() => text.includes('data: '));
    jest.advanceTimersByTime(149_999);
    await api.post(`/v1/sweeps/${key.sweepId}/cancel`, '');
    await readUntil(() => text.includes('"cancelling"'));
    expect(heartbeats()).toBe(9);
    jest.advanceTimersByTime(1);
    await readUntil(() => heartbeats() === 10);
    await reader.cancel();
    jest.useRealTimers();
  });

  it('404 for a sweep that is not there', async () => {
    key = { ...key, sweepId: '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e' };
    expect((await open()).status).toBe(404);
  });
});
