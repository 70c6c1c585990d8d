import type { SweepPorts } from '@ihome/orchestration';

/** A moment at which a process may be struck: a call of a port, before it has any effect or after. */
export interface CallMoment {
  /** `port.method`. */
  readonly name: string;
  /** How many calls the process has begun, this one included. */
  readonly number: number;
  readonly when: 'before' | 'after';
}

/** Asked at every moment; may kill or stop the process. */
export type Strike = (process: SimulatedProcess, moment: CallMoment) => void;

/** Methods of ports that answer at once; nothing can be struck there. */
const IMMEDIATE = new Set(['now', 'monotonicMs', 'listen', 'uuid']);

/**
 * A worker process that can die or stop at every call of a port. A dead one never gets an answer again, as after SIGKILL; a stopped one gets its
 * answers, and its calls take effect, only after it goes on, as between SIGSTOP and SIGCONT.
 */
export class SimulatedProcess {
  /** Calls of ports so far, `port.method`. */
  readonly calls: string[] = [];
  private dead = false;
  private stopped: { readonly promise: Promise<void>; readonly release: () => void } | null = null;

  constructor(
    private readonly strike: Strike | null,
    private readonly onSilence: () => void,
  ) {}

  /** The port as this process sees it. */
  wrap<T extends object>(name: string, port: T): T {
    return new Proxy(port, {
      get: (target, property): unknown => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        const method = (...args: unknown[]): unknown => Reflect.apply(value, target, args);
        if (IMMEDIATE.has(String(property))) return method;
        return (...args: unknown[]) => this.call(`${name}.${String(property)}`, () => method(...args));
      },
    });
  }

  /** Every port as this process sees it. */
  wrapAll(ports: SweepPorts): SweepPorts {
    return {
      store: this.wrap('store', ports.store),
      queue: this.wrap('queue', ports.queue),
      stream: this.wrap('stream', ports.stream),
      objects: this.wrap('objects', ports.objects),
      compute: this.wrap('compute', ports.compute),
      clock: this.wrap('clock', ports.clock),
      bundles: this.wrap('bundles', ports.bundles),
      model: ports.model,
      ids: ports.ids,
      telemetry: ports.telemetry,
    };
  }

  /** SIGKILL. */
  kill(): void {
    this.dead = true;
    this.onSilence();
  }

  /** SIGSTOP: locks are no longer renewed, nothing is done or heard. */
  stop(): void {
    let release: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => (release = resolve));
    this.stopped = { promise, release };
    this.onSilence();
  }

  /** SIGCONT. */
  goOn(): void {
    this.stopped?.release();
    this.stopped = null;
  }

  private async call(name: string, act: () => unknown): Promise<unknown> {
    await this.gate();
    if (name.startsWith('clock.')) return this.answered(await act());
    const number = this.calls.push(name);
    this.strike?.(this, { name, number, when: 'before' });
    await this.gate();
    const answer = await act();
    this.strike?.(this, { name, number, when: 'after' });
    return this.answered(answer);
  }

  private async answered(answer: unknown): Promise<unknown> {
    await this.gate();
    return answer;
  }

  private async gate(): Promise<void> {
    if (this.stopped) await this.stopped.promise;
    if (this.dead) await new Promise(() => undefined);
  }
}
