import { confidenceLabel, SimulationError, type SimulationConfig } from '@ihome/config';
import { hasValue, type PathTable } from '@ihome/engine';
import {
  pairedMeanDifference,
  pairedShortfallDifference,
  type Figure,
  type PairedDifference,
  type PairedSamples,
} from '@ihome/risk';
import { unitRule, unitsOf, type UnitRule } from '../reduction/path-units';
import { GOAL_SLACK } from '../reduction/probabilities';
import type { Estimate } from '../results';

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

/** Values of the compared metrics; NaN on a path without one [metric][path]. */
type Columns = readonly Float64Array[];

/** Compares a run with the base: means, the ES of loss at the highest level, probabilities (docs/model/stress.md). */
export function createBaseComparison({ monte_carlo, risk }: SimulationConfig): BaseComparison {
  const paths = monte_carlo.num_paths;
  const columns = { base: createColumns(paths), run: createColumns(paths) };
  const received = { base: 0, run: 0 };
  return {
    add(section, of) {
      if (section.firstPath !== received[of] || received[of] + section.paths > paths) {
        throw new SimulationError('corrupt_data', `Paths from ${received[of]} of ${paths} were expected.`);
      }
      fillColumns(columns[of], section);
      received[of] += section.paths;
    },
    finish() {
      if (received.base !== paths || received.run !== paths) {
        throw new SimulationError('corrupt_data', `A comparison lacks some of its ${paths} paths.`);
      }
      const level = Math.max(...risk.confidence_levels);
      const rule = unitRule(monte_carlo);
      return differences(columns, { level, confidence: risk.interval_confidence, rule });
    },
  };
}

function createColumns(paths: number): Columns {
  return METRICS.map(() => new Float64Array(paths).fill(NaN));
}

function fillColumns(columns: Columns, { metrics, values, status, firstPath, paths }: PathTable): void {
  columns.forEach((column, i) => {
    const row = metrics.indexOf(METRICS[i]!) * paths;
    for (let path = 0; path < paths; path++) {
      if (hasValue(status[row + path]!)) column[firstPath + path] = values[row + path]!;
    }
  });
}

interface ComparisonOptions {
  readonly level: number;
  readonly confidence: number;
  readonly rule: UnitRule | null;
}

function differences(
  { base, run }: { readonly base: Columns; readonly run: Columns },
  { level, confidence, rule }: ComparisonOptions,
): BaseDifference[] {
  const pair = (metric: (typeof METRICS)[number]): PairedSamples => {
    const at = METRICS.indexOf(metric);
    return common(run[at]!, base[at]!, rule);
  };
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

/** The paths on which both have a value, in the units of the sampler. */
function common(values: Float64Array, against: Float64Array, rule: UnitRule | null): PairedSamples {
  const both = [...values.keys()].filter((i) => !Number.isNaN(values[i]!) && !Number.isNaN(against[i]!));
  return {
    values: Float64Array.from(both, (i) => values[i]!),
    against: Float64Array.from(both, (i) => against[i]!),
    units: rule === null ? null : unitsOf(both, rule),
  };
}

function mapped({ values, against, units }: PairedSamples, map: (value: number) => number): PairedSamples {
  return { values: values.map(map), against: against.map(map), units };
}
