import { PATH_METRICS } from './path-metric';
import { PATH_STATUS, type PathStatus } from './path-status';

/** Metrics of one path, by position in `PATH_METRICS`; allocated once per strategy, written anew on every path. */
export class MetricValues {
  /** NaN where the status has no value. */
  readonly values = new Float64Array(PATH_METRICS.length);
  readonly status = new Uint8Array(PATH_METRICS.length);

  /** Stores a value. */
  define(index: number, value: number): void {
    this.values[index] = value;
    this.status[index] = PATH_STATUS.defined;
  }

  /** Stores that there is no value, and why. */
  undefine(index: number, status: PathStatus): void {
    this.values[index] = NaN;
    this.status[index] = status;
  }

  /** Stores that the question does not arise on this path. */
  notApplicable(index: number): void {
    this.undefine(index, PATH_STATUS.notApplicable);
  }

  /** Stores a return of −1: capital was paid in and nothing came back. */
  totalLoss(index: number): void {
    this.values[index] = -1;
    this.status[index] = PATH_STATUS.totalLoss;
  }
}
