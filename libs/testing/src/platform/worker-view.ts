import type { ApplicationProcess } from './application-process';
import { until } from './until';

/** What a worker said of itself when it began to work. */
export interface WorkerView {
  /** Its name in leases. */
  readonly workerId: string;
  readonly metricsPort: number;
}

/** Waits until a worker works, and answers what it said. */
export function untilWorking(worker: ApplicationProcess): Promise<WorkerView> {
  return until(`worker ${worker.pid} works; it printed:\n${worker.output()}`, () => {
    for (const line of worker.output().split('\n')) {
      if (!line.includes('"msg":"working"')) continue;
      const { worker_id, metrics_port } = JSON.parse(line) as { worker_id: string; metrics_port: number };
      return { workerId: worker_id, metricsPort: metrics_port };
    }
    return undefined;
  });
}

/** A counter or gauge of a running worker as Prometheus would read it, summed over its labels; 0 while it has no sample. */
export async function metricOf(worker: ApplicationProcess, name: string): Promise<number> {
  const { metricsPort } = await untilWorking(worker);
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const lines = (await response.text()).split('\n');
  if (!lines.some((line) => line.startsWith(`# TYPE ${name} `))) throw new Error(`there is no metric ${name}`);
  const samples = lines.filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** A metric summed over several running workers. */
export async function metricOfAll(workers: readonly ApplicationProcess[], name: string): Promise<number> {
  const values = await Promise.all(workers.map((worker) => metricOf(worker, name)));
  return values.reduce((sum, value) => sum + value, 0);
}
