import type { Benchmark, Report } from './benchmark';
import {
  processorSeconds,
  queueHere,
  startWorkingPlatform,
  untilCompleted,
  type ProcessSeconds,
} from './running-platform';
import { simRun, type SimRun } from './sim-run';
import { extent, median, medianRatio } from './statistics';
import { DEMO_STRATEGIES, demoSweep } from './strategies';

const SLOTS = 2;
/** Of each of the twelve strategies: about 60 processor seconds with engine 0.1.0. */
const PATHS = 8704;
const QUICK_PATHS = 768;
const MILLIS = 1000;

/** What the platform took for a sweep, from its submission until its bundle was downloaded. */
interface PlatformRun {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly processes: readonly ProcessSeconds[];
  /** Processor seconds of everything but the threads that compute: API, servers, main threads of the workers. */
  readonly carrySeconds: number;
  readonly resultDigest: string;
}

/** The same sweep of 60 s of compute by `sim run` with two threads and by the platform with two workers of one thread, in turns. */
export const platformOverhead: Benchmark = {
  name: 'platform-overhead',
  about: 'what the platform costs over sim run, for a sweep of 60 s of compute',
  async run({ quick, progress }) {
    const rounds = quick ? 1 : 3;
    const paths = quick ? QUICK_PATHS : PATHS;
    const local: SimRun[] = [];
    const platform: PlatformRun[] = [];
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}: ${DEMO_STRATEGIES} strategies × ${paths} paths`);
      const here = await simRun(demoSweep(paths), SLOTS);
      progress(`sim run ${secondsOf(here)}`);
      const there = await platformRun(paths);
      progress(`platform ${secondsOf(there)}, ${there.carrySeconds.toFixed(2)} s besides compute threads`);
      local.push(here);
      platform.push(there);
    }
    const digests = new Set([...local, ...platform].map(({ resultDigest }) => resultDigest));
    if (digests.size !== 1) throw new Error(`the results differ: ${[...digests].join(', ')}`);
    return [overhead({ local, platform, paths, rounds }), shares(platform)];
  },
};

/** A platform of its own each time: it starts as cold as `sim run` does. */
async function platformRun(paths: number): Promise<PlatformRun> {
  const platform = await startWorkingPlatform(SLOTS);
  try {
    const before = processorSeconds(platform);
    const startedMs = performance.now();
    const id = await platform.submit(demoSweep(paths));
    const { result_digest: resultDigest = '' } = await untilCompleted(platform, id);
    const bundle = await fetch(`${platform.apiUrl}/v1/sweeps/${id}/bundle`);
    if (!bundle.ok) throw new Error(`bundle: ${bundle.status}`);
    await bundle.arrayBuffer();
    const wallSeconds = (performance.now() - startedMs) / MILLIS;
    const after = processorSeconds(platform);
    const processes = after.map(({ name, all, mainThread }, index) => ({
      name,
      all: all - (before[index]?.all ?? NaN),
      mainThread: mainThread - (before[index]?.mainThread ?? NaN),
    }));
    return {
      ...{ wallSeconds, processes, resultDigest },
      cpuSeconds: processes.reduce((sum, { all }) => sum + all, 0),
      carrySeconds: processes.reduce((sum, one) => sum + (isWorker(one) ? one.mainThread : one.all), 0),
    };
  } finally {
    await platform.close();
  }
}

interface Measured {
  readonly local: readonly SimRun[];
  readonly platform: readonly PlatformRun[];
  readonly paths: number;
  readonly rounds: number;
}

function overhead({ local, platform, paths, rounds }: Measured): Report {
  const row = (name: string, of: (run: SimRun | PlatformRun) => number): string[] => {
    const ratios = platform.map((run, round) => of(run) / of(local[round]!));
    return [
      name,
      median(local.map(of)).toFixed(1),
      median(platform.map(of)).toFixed(1),
      percent(medianRatio(platform.map(of), local.map(of)) - 1),
      extent(ratios)
        .map((ratio) => percent(ratio - 1))
        .join(' … '),
    ];
  };
  const start = median(local.map(({ commandSeconds, wallSeconds }) => commandSeconds - wallSeconds));
  return {
    title: `Platform over sim run: ${DEMO_STRATEGIES} strategies × ${paths} paths, median of ${rounds} rounds in turns`,
    columns: [
      { title: 'seconds' },
      { title: 'sim run', align: 'right' },
      { title: 'platform', align: 'right' },
      { title: 'overhead', align: 'right' },
      { title: 'least … most', align: 'right' },
    ],
    rows: [row('by the clock', (run) => run.wallSeconds), row('processor', (run) => run.cpuSeconds)],
    notes: [
      `sim run: ${SLOTS} threads, from submission to the unpacked bundle; its start and end (${start.toFixed(1)} s) are left out.`,
      `Platform: ${SLOTS} workers of one thread, queue on ${queueHere()}, from submission to the downloaded bundle; API, Postgres and queue count.`,
      'The digests are equal.',
    ],
  };
}

function shares(platform: readonly PlatformRun[]): Report {
  const names = platform[0]?.processes.map(({ name }) => name) ?? [];
  const total = median(platform.map(({ cpuSeconds }) => cpuSeconds));
  const carry = platform.map(({ carrySeconds }) => carrySeconds);
  const carryShare = platform.map(({ carrySeconds, cpuSeconds }) => carrySeconds / (cpuSeconds - carrySeconds));
  const of = (index: number, what: 'all' | 'mainThread'): number =>
    median(platform.map(({ processes }) => processes[index]?.[what] ?? NaN));
  return {
    title: 'Of the platform, processor seconds by process (median)',
    columns: [
      { title: '' },
      { title: 'seconds', align: 'right' },
      { title: 'share', align: 'right' },
      { title: 'main thread', align: 'right' },
    ],
    rows: names.map((name, index) => [
      name,
      of(index, 'all').toFixed(2),
      percent(of(index, 'all') / total),
      isWorker({ name }) ? of(index, 'mainThread').toFixed(2) : '',
    ]),
    notes: [
      `All but the compute threads: ${median(carry).toFixed(2)} s, ${percent(median(carryShare))} of what those took.`,
      'Bundle and control loop, which sim run has too, are among them.',
    ],
  };
}

function isWorker({ name }: Pick<ProcessSeconds, 'name'>): boolean {
  return name.startsWith('worker');
}

function secondsOf({ wallSeconds, cpuSeconds }: SimRun | PlatformRun): string {
  return `${wallSeconds.toFixed(1)} s by the clock, ${cpuSeconds.toFixed(1)} s of processor`;
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)}%`;
}
