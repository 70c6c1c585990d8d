import autocannon from 'autocannon';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '@ihome/testing';
import type { Benchmark } from './benchmark';
import { queueHere, startWorkingPlatform, untilCompleted } from './running-platform';
import { median } from './statistics';
import { demoSweep } from './strategies';

const WORKERS = 2;
const POLLERS = 100;
const POLL_MS = 50;
const SMALL_PATHS = 256;
/** More than the workers can compute while pollers are measured; cancelled afterwards. */
const LONG_PATHS = 200_000;

/** How often each poller asks. */
type Pace = 'once a second' | 'as fast as it can';

interface Polled {
  readonly requests: number;
  readonly perSecond: number;
  /** Broken connections, timeouts and every answer but 2xx. */
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

interface Case {
  readonly pace: Pace;
  readonly loaded: boolean;
  readonly rounds: Polled[];
}

/** `GET /v1/sweeps/{id}` by 100 pollers at a time, while the workers are idle and while they compute. */
export const apiPollers: Benchmark = {
  name: 'api-pollers',
  about: 'latency and errors of the API under 100 status pollers, idle and loaded',
  async run({ quick, progress }) {
    const seconds = quick ? 5 : 15;
    const rounds = quick ? 1 : 3;
    const paces: readonly Pace[] = ['once a second', 'as fast as it can'];
    const cases: Case[] = paces.flatMap((pace) => [false, true].map((loaded) => ({ pace, loaded, rounds: [] })));
    const platform = await startWorkingPlatform(WORKERS);
    try {
      const finished = await platform.submit(demoSweep(SMALL_PATHS));
      await untilCompleted(platform, finished);
      for (let round = 1; round <= rounds; round++) {
        progress(`round ${round} of ${rounds}`);
        for (const one of cases.filter(({ loaded }) => !loaded)) {
          one.rounds.push(await poll(platform, { id: finished, pace: one.pace, seconds }));
        }
        await whileComputing(platform, async (id) => {
          for (const one of cases.filter(({ loaded }) => loaded)) {
            one.rounds.push(await poll(platform, { id, pace: one.pace, seconds }));
          }
        });
      }
    } finally {
      await platform.close();
    }
    return [
      {
        title: `API under ${POLLERS} status pollers: ${rounds} rounds of ${seconds} s in turns, queue on ${queueHere()}`,
        columns: [
          { title: 'each polls' },
          { title: `${WORKERS} workers` },
          { title: 'requests', align: 'right' },
          { title: 'errors', align: 'right' },
          { title: 'requests/s', align: 'right' },
          { title: 'p50 ms', align: 'right' },
          { title: 'p99 ms', align: 'right' },
          { title: 'worst ms', align: 'right' },
        ],
        rows: cases.map(({ pace, loaded, rounds: polled }) => [
          pace,
          loaded ? 'compute' : 'idle',
          String(polled.reduce((sum, { requests }) => sum + requests, 0)),
          String(polled.reduce((sum, { errors }) => sum + errors, 0)),
          median(polled.map(({ perSecond }) => perSecond)).toFixed(0),
          median(polled.map(({ p50 }) => p50)).toFixed(0),
          median(polled.map(({ p99 }) => p99)).toFixed(0),
          Math.max(...polled.map(({ worst }) => worst)).toFixed(0),
        ]),
        notes: [
          'An error is a broken connection, a timeout or any answer but 2xx. p50 and p99: median of the rounds; worst: of all.',
          'The pollers share the machine with API, workers and stores, so their own waits for a core count as latency.',
        ],
      },
    ];
  },
};

interface PollInput {
  readonly id: string;
  readonly pace: Pace;
  readonly seconds: number;
}

async function poll({ apiUrl }: Platform, { id, pace, seconds }: PollInput): Promise<Polled> {
  const { requests, errors, timeouts, non2xx, latency } = await autocannon({
    url: `${apiUrl}/v1/sweeps/${id}`,
    connections: POLLERS,
    duration: seconds,
    ...(pace === 'once a second' && { connectionRate: 1 }),
  });
  return {
    requests: requests.total,
    perSecond: requests.total / seconds,
    errors: errors + timeouts + non2xx,
    p50: latency.p50,
    p99: latency.p99,
    worst: latency.max,
  };
}

/** Runs `work` on a sweep that is computed meanwhile, then cancels it. @throws Error when the sweep was not running throughout */
async function whileComputing(platform: Platform, work: (id: string) => Promise<void>): Promise<void> {
  const id = await platform.submit(demoSweep(LONG_PATHS));
  await untilState(platform, id, 'running');
  await work(id);
  const sweep = await platform.sweep(id);
  if (sweep?.state !== 'running') throw new Error(`the sweep was ${sweep?.state} before the pollers had ended`);
  await fetch(`${platform.apiUrl}/v1/sweeps/${id}/cancel`, { method: 'POST' });
  await untilState(platform, id, 'cancelled');
}

async function untilState(platform: Platform, id: string, state: string): Promise<void> {
  for (;;) {
    const sweep = await platform.sweep(id);
    if (sweep?.state === state) return;
    if (sweep?.state === 'failed') throw new Error(`the sweep failed: ${JSON.stringify(sweep.reason)}`);
    await sleep(POLL_MS);
  }
}
