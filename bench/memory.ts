import type { Benchmark } from './benchmark';
import { processMemory, type ProcessMemory } from './process-usage';
import { processesOf, queueHere, startWorkingPlatform, untilCompleted } from './running-platform';
import { simRun } from './sim-run';
import { DEMO_STRATEGIES, demoSweep } from './strategies';

const WORKERS = 2;
const MIB = 2 ** 20;

/** Memory of each process of the platform, idle and over a sweep, and of `sim run` for the same sweep. */
export const memory: Benchmark = {
  name: 'memory',
  about: 'memory of each process, idle and after a sweep',
  async run({ quick, progress }) {
    const paths = quick ? 512 : 5120;
    const platform = await startWorkingPlatform(WORKERS);
    const rows: string[][] = [];
    try {
      const processes = processesOf(platform);
      const idle = processes.map(({ pid }) => processMemory(pid));
      progress('the sweep on the platform');
      await untilCompleted(platform, await platform.submit(demoSweep(paths)));
      const after = processes.map(({ pid }) => processMemory(pid));
      processes.forEach(({ name }, index) => rows.push(row(name, idle[index], after[index])));
    } finally {
      await platform.close();
    }
    progress('the sweep by sim run');
    const { peakBytes } = await simRun(demoSweep(paths), WORKERS);
    rows.push([`sim run, ${WORKERS} threads`, '', '', mebibytes(peakBytes)]);
    return [
      {
        title: `Memory in MiB: ${DEMO_STRATEGIES} strategies × ${paths} paths, queue on ${queueHere()}`,
        columns: [
          { title: 'process' },
          { title: 'idle', align: 'right' },
          { title: 'after the sweep', align: 'right' },
          { title: 'peak', align: 'right' },
        ],
        rows,
        notes: [
          'Resident memory, shared pages split among those who share them (PSS); Postgres is the sum of its processes.',
          'Peak is the most that was resident in the process itself (VmHWM); for Postgres, in its first process.',
        ],
      },
    ];
  },
};

function row(name: string, idle: ProcessMemory | undefined, after: ProcessMemory | undefined): string[] {
  if (idle === undefined || after === undefined) throw new Error(`${name} has ended`);
  return [name, mebibytes(idle.residentBytes), mebibytes(after.residentBytes), mebibytes(after.peakBytes)];
}

function mebibytes(bytes: number): string {
  return (bytes / MIB).toFixed(0);
}
