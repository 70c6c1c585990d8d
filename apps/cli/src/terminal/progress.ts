import type { SweepResource } from '@ihome/api-schema';
import type { Output } from './output';
import { progressLine } from './progress-line';

/** Shows the progress of a sweep: a bar on a terminal, JSON lines with `--json`. */
export class Progress {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  show(sweep: Pick<SweepResource, 'id' | 'state' | 'progress' | 'stopping'>): void {
    const { id, state, progress, stopping } = sweep;
    this.#output.redraw(progressLine(sweep));
    this.#output.event({ event: 'progress', id, state, progress, ...(stopping !== null && { stopping }) });
  }

  /** Leaves the bar where it is and goes on below. */
  end(): void {
    if (this.#output.terminal) this.#output.line();
  }
}
