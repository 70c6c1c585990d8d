import type { SimulationConfig } from '@ihome/config';
import {
  normalHalfWidth,
  plusMinus,
  probabilityEstimate,
  undefinedFigure,
  type Estimate,
  type Figure,
  type MissingFigure,
} from '@ihome/risk';
import { SKETCH_ERROR, lowerTail } from './quantile-sketch';
import type { LiveMetric, PartialMoments, StrategyPartial } from './strategy-partial';

/** A running mean with the half-width of its interval. */
export type LiveMean = {
  readonly n: number;
  readonly mean: Figure;
  readonly half_width: Figure;
};

/** VaR and ES of loss at one level as far as known. */
export type LiveTail = {
  readonly level: number;
  readonly var: Figure;
  readonly es: Figure;
};

/** What is known of a strategy while its sweep runs. JSON as it stands. */
export type LiveEstimates = {
  readonly paths: number;
  readonly confidence: number;
  readonly metrics: { readonly [metric in LiveMetric]: LiveMean };
  /** loss = 1 − TVPI. */
  readonly loss: {
    readonly tails: readonly LiveTail[];
    /** Greatest error of these figures against the sample's own, as a part of TVPI. */
    readonly sketch_error: number;
    readonly probability: Estimate;
  };
};

/** Partials know nothing of pairs and scrambles. */
const NOT_WHILE_RUNNING = undefinedFigure('its error is known at the end: the sampler does not draw independent paths');

/** Running estimates out of the partials merged so far. */
export function liveEstimates(
  partial: StrategyPartial,
  { risk, monte_carlo }: Pick<SimulationConfig, 'risk' | 'monte_carlo'>,
): LiveEstimates {
  const { confidence_levels: levels, interval_confidence: confidence } = risk;
  const width = normalHalfWidth(confidence);
  const { moments } = partial;
  const ofLoss = probabilityEstimate({ count: partial.loss_paths, n: partial.tvpi_paths, confidence });
  const { value, low, high } = monte_carlo.sampler === 'pseudo' ? ofLoss : plusMinus(ofLoss.value, NOT_WHILE_RUNNING);
  const errorWidth = monte_carlo.sampler === 'pseudo' ? width : NOT_WHILE_RUNNING;
  const mean = (of: PartialMoments): LiveMean => liveMean(of, errorWidth);
  return {
    paths: partial.paths,
    confidence,
    metrics: {
      net_irr: mean(moments.net_irr),
      tvpi: mean(moments.tvpi),
      default_rate: mean(moments.default_rate),
      wal: mean(moments.wal),
    },
    loss: {
      tails: levels.map((level) => liveTail(partial, level)),
      sketch_error: SKETCH_ERROR,
      probability: { value, low, high },
    },
  };
}

function liveMean({ n, mean, m2 }: PartialMoments, width: number | MissingFigure): LiveMean {
  if (n === 0) {
    const none = undefinedFigure('no path has this figure yet');
    return { n, mean: none, half_width: none };
  }
  if (typeof width !== 'number') return { n, mean, half_width: width };
  const halfWidth = n > 1 ? width * Math.sqrt(m2 / (n - 1) / n) : undefinedFigure('a single path has no dispersion');
  return { n, mean, half_width: halfWidth };
}

/** The upper tail of loss is the lower tail of TVPI. */
function liveTail({ tvpi_sketch: sketch }: StrategyPartial, level: number): LiveTail {
  const { quantile, mean } = lowerTail(sketch, 1 - level);
  const loss = (figure: Figure): Figure => (typeof figure === 'number' ? 1 - figure : figure);
  return { level, var: loss(quantile), es: loss(mean) };
}
