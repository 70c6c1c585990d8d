import type { SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import { varianceSplit, type Figure } from '@ihome/risk';
import type { Estimate } from '../results';
import { createPairedMetrics } from './paired-metrics';

/** Variance of one path metric, split into the part of the drawn parameters and that of the process (docs/model/uncertainty.md). */
export interface MetricVariance {
  readonly metric: string;
  /** Paths on which both samples of the process have it. */
  readonly n: number;
  readonly variance: Figure;
  readonly parameter_variance: Figure;
  readonly process_variance: Figure;
  /** Parameter part of the variance with its interval. */
  readonly parameter_share: Estimate;
  readonly standard_error: Figure;
}

/** Gathers both samples of the process from their sections, each in path order. */
export interface UncertaintySplit {
  add(section: PathTable, of: 'base' | 'run'): void;
  /** @throws SimulationError corrupt_data when paths are missing */
  finish(): readonly MetricVariance[];
}

const METRICS = ['net_irr', 'gross_irr', 'tvpi', 'default_rate', 'wal', 'carry', 'hurdle_cleared'] as const;

/** Splits the variances of the base configuration: its own paths against those with the same parameters and other numbers of the process. */
export function createUncertaintySplit({ monte_carlo, risk }: SimulationConfig): UncertaintySplit {
  const pairs = createPairedMetrics(METRICS, monte_carlo);
  return {
    add: pairs.add,
    finish() {
      const pair = pairs.finish();
      return METRICS.map((metric): MetricVariance => {
        const split = varianceSplit(pair(metric), risk.interval_confidence);
        return {
          metric,
          n: split.n,
          variance: split.variance,
          parameter_variance: split.parameterVariance,
          process_variance: split.processVariance,
          parameter_share: split.parameterShare,
          standard_error: split.standardError,
        };
      });
    },
  };
}
