import { confidenceLabel, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import {
  pairedMeanDifference,
  pairedShortfallDifference,
  type Figure,
  type PairedDifference,
  type PairedSamples,
} from '@ihome/risk';
import { GOAL_SLACK } from '../reduction/probabilities';
import type { Estimate } from '../results';
import { createPairedMetrics } from './paired-metrics';

/** How one figure of a run differs from that of the base configuration, on the same random numbers. */
export interface BaseDifference extends Estimate {
  /** Dotted name, as of the frontier's axes; `hurdle_cleared.mean` is the probability of clearing the hurdle. */
  readonly figure: string;
  /** Paths on which both have it. */
  readonly n: number;
  readonly standard_error: Figure;
  /** Correlation of the two over the paths. */
  readonly correlation: Figure;
}

/** Gathers what is compared from the sections of the base and of a run, each in path order. */
export interface BaseComparison {
  add(section: PathTable, of: 'base' | 'run'): void;
  /** @throws SimulationError corrupt_data when paths are missing */
  finish(): readonly BaseDifference[];
}

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'hurdle_cleared'] as const;

/** Compares a run with the base: means, the ES of loss at the highest level, probabilities (docs/model/stress.md). */
export function createBaseComparison({ monte_carlo, risk }: SimulationConfig): BaseComparison {
  const pairs = createPairedMetrics(METRICS, monte_carlo);
  return {
    add: pairs.add,
    finish() {
      const level = Math.max(...risk.confidence_levels);
      return differences(pairs.finish(), { level, confidence: risk.interval_confidence });
    },
  };
}

interface ComparisonOptions {
  readonly level: number;
  readonly confidence: number;
}

function differences(
  pair: (metric: (typeof METRICS)[number]) => PairedSamples,
  { level, confidence }: ComparisonOptions,
): BaseDifference[] {
  const loss = mapped(pair('tvpi'), (tvpi) => 1 - tvpi);
  const mean = (figure: string, samples: PairedSamples): BaseDifference =>
    named(figure, pairedMeanDifference(samples, confidence));
  return [
    mean('net_irr.mean', pair('net_irr')),
    mean('tvpi.mean', pair('tvpi')),
    named(`loss.es_${confidenceLabel(level)}`, pairedShortfallDifference(loss, { level, confidence })),
    mean(
      'loss.probability',
      mapped(loss, (x) => (x > GOAL_SLACK ? 1 : 0)),
    ),
    mean('hurdle_cleared.mean', pair('hurdle_cleared')),
    mean('default_rate.mean', pair('default_rate')),
  ];
}

function named(figure: string, { n, value, low, high, standardError, correlation }: PairedDifference): BaseDifference {
  return { figure, n, value, low, high, standard_error: standardError, correlation };
}

function mapped({ values, against, units }: PairedSamples, map: (value: number) => number): PairedSamples {
  return { values: values.map(map), against: against.map(map), units };
}
