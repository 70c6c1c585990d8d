import { isPlainObject } from '@ihome/config';
import type { JsonObject } from './ports/json';
import type { SweepPorts } from './ports/sweep-ports';
import type { SweepRecord } from './ports/sweep-records';

/** Whether a configuration asks for the debug lines of its run (`logging.debug`). */
export function asksForDebugLines(config: JsonObject): boolean {
  const { logging } = config;
  return isPlainObject(logging) && logging['debug'] === true;
}

/** What the debug lines of one piece of work have in common. */
export interface DebugLinesOptions {
  /** Whether the run asks for them. */
  readonly asked: boolean;
  readonly module: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Debug lines of one piece of work, each with the milliseconds since the line before; nothing where the run asks for none. */
export class DebugLines {
  private lastMs: number;

  constructor(
    private readonly ports: Pick<SweepPorts, 'clock' | 'telemetry'>,
    private readonly options: DebugLinesOptions,
  ) {
    this.lastMs = ports.clock.monotonicMs();
  }

  /** Writes a line about what was just done. */
  write(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const { asked, module, fields: common } = this.options;
    if (!asked) return;
    const now = this.ports.clock.monotonicMs();
    const ms = Math.round((now - this.lastMs) * 1_000) / 1_000;
    this.lastMs = now;
    this.ports.telemetry.log({ level: 'debug', module, message, fields: { ...common, ...fields, ms }, asked: true });
  }
}

/** Debug lines about a sweep as a whole. */
export function sweepDebugLines(
  ports: Pick<SweepPorts, 'clock' | 'telemetry'>,
  { baseConfig, runId: run_id, traceId: trace_id, sweepId: sweep_id }: SweepRecord,
  module: string,
): DebugLines {
  return new DebugLines(ports, {
    asked: asksForDebugLines(baseConfig),
    module,
    fields: { run_id, trace_id, sweep_id },
  });
}
