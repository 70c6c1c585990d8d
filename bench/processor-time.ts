/** What some work took. */
export interface Taken {
  readonly wallSeconds: number;
  /** Processor seconds of this process, all its threads. */
  readonly cpuSeconds: number;
}

const MICROS = 1e6;
const MILLIS = 1e3;

/** Runs work in this process and tells what it took. */
export async function timed(work: () => unknown): Promise<Taken> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallSeconds: (performance.now() - startedMs) / MILLIS, cpuSeconds: (user + system) / MICROS };
}
