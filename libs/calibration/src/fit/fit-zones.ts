import type { ZoneSeries } from '../index-table/zone-series';
import { monthWeights } from '../statistics/block-weights';
import { type DeviationTarget, deviationTargets } from '../statistics/horizon-deviation';
import { bestBlockMonths, type BlockCandidates, blockCandidates } from './bootstrap-fit';
import { fitGbm, type GbmFit } from './gbm-fit';
import { fitMomentum, type MomentumFit, type MomentumSample, momentumSample } from './momentum-fit';
import { fitRegimes, type RegimeFit } from './regime-fit';
import { drawnPanel, type ReturnPanel, returnPanel } from './return-panel';
import { pairwiseCorrelations } from './zone-correlation';

/** Every estimate that a replication of the bootstrap repeats. */
export interface ZoneFits {
  readonly gbm: readonly GbmFit[];
  readonly momentum: readonly MomentumFit[];
  readonly regimes: RegimeFit;
  /** Mean block length by zone, and over all zones. */
  readonly blockMonths: readonly number[];
  readonly jointBlockMonths: number;
  readonly correlations: readonly (readonly (number | null)[])[];
  /** [zone], over the horizons the zone holds. */
  readonly targets: readonly (readonly DeviationTarget[])[];
}

/** What is fitted, prepared once for all replications. */
export interface FitProblem {
  readonly series: readonly ZoneSeries[];
  readonly samples: readonly MomentumSample[];
  readonly candidates: readonly BlockCandidates[];
  readonly panel: ReturnPanel;
}

/** Prepares the series of a table of `levels` months. */
export function fitProblem(
  series: readonly ZoneSeries[],
  { levels, smoothingMonths }: { readonly levels: number; readonly smoothingMonths: number },
): FitProblem {
  const samples = series.map(({ logLevels }) => momentumSample(logLevels, smoothingMonths));
  return { series, samples, candidates: samples.map(blockCandidates), panel: returnPanel(series, levels) };
}

/** The estimates from the table as it is. */
export function fitZones({ series, samples, candidates, panel }: FitProblem): ZoneFits {
  return {
    gbm: series.map(({ logLevels }) => fitGbm(logLevels)),
    momentum: samples.map((sample) => fitMomentum(sample)),
    regimes: fitRegimes(panel),
    blockMonths: candidates.map((candidate) => bestBlockMonths([candidate])),
    jointBlockMonths: bestBlockMonths(candidates),
    correlations: pairwiseCorrelations(series, null),
    targets: candidates.map(({ targets }) => targets),
  };
}

/** The estimates from months that a bootstrap has drawn, started from those of the table. */
export function refitZones(
  { series, samples, candidates, panel }: FitProblem,
  fits: ZoneFits,
  months: Int32Array,
): ZoneFits {
  const weights = series.map(({ start, logLevels }) => monthWeights(months, start, logLevels.length - 1));
  const drawn = candidates.map((candidate, z) => ({
    ...candidate,
    targets: deviationTargets(samples[z]!.windows, weights[z]!),
  }));
  return {
    gbm: series.map(({ logLevels }, z) => fitGbm(logLevels, weights[z])),
    momentum: samples.map((sample, z) => fitMomentum(sample, { weights: weights[z]!, near: fits.momentum[z]! })),
    regimes: fitRegimes(drawnPanel(panel, months), fits.regimes),
    blockMonths: drawn.map((candidate) => bestBlockMonths([candidate])),
    jointBlockMonths: bestBlockMonths(drawn),
    correlations: pairwiseCorrelations(series, monthWeights(months, 0, panel.count)),
    targets: drawn.map(({ targets }) => targets),
  };
}
