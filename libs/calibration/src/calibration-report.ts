import type { HorizonScore } from './back-test/back-test';
import type { PriceModel } from './back-test/price-model';
import type { BootstrapFit } from './fit/bootstrap-fit';
import type { GbmFit } from './fit/gbm-fit';
import type { InformationCriterion } from './fit/information-criterion';
import type { MomentumFit } from './fit/momentum-fit';
import type { ZoneCorrelation } from './fit/zone-correlation';
import type { IndexGap } from './index-table/index-table';

/** An estimate with its standard error by block bootstrap. */
export interface Estimated {
  readonly value: number;
  readonly standardError: number;
}

/** The same members, each with its standard error. */
export type EstimatedMembers<T> = { readonly [Member in keyof T]: Estimated };

/** Growth and volatility of a zone within a regime. */
type ZoneRegime = GbmFit;

/** Standard deviation of log growth over a horizon: of the index, and what each fit expects a sample of that length to show. */
interface DeviationComparison {
  readonly years: number;
  readonly index: Estimated;
  readonly models: Readonly<Record<PriceModel, number>>;
}

/** What a zone's index gives. */
export interface ZoneCalibration {
  readonly zone: string;
  readonly column: string;
  /** First and last month used, YYYY-MM. */
  readonly from: string;
  readonly to: string;
  /** Monthly returns. */
  readonly months: number;
  readonly gbm: EstimatedMembers<GbmFit>;
  readonly momentum: EstimatedMembers<MomentumFit>;
  /** φ, κ and σ by the likelihood of the monthly steps alone, to show what the long horizons change. */
  readonly momentumLikelihoodOnly: Pick<MomentumFit, 'momentum' | 'errorCorrection' | 'volatility'>;
  /** In the faster and the slower regime. */
  readonly regimes: readonly [EstimatedMembers<ZoneRegime>, EstimatedMembers<ZoneRegime>];
  readonly bootstrap: EstimatedMembers<BootstrapFit>;
  /** The bootstrap has no density, hence no criterion. */
  readonly criteria: Readonly<Record<Exclude<PriceModel, 'historical_bootstrap'>, InformationCriterion>>;
  readonly deviations: readonly DeviationComparison[];
}

/** The regimes that all zones share. */
interface SharedRegimes {
  readonly names: readonly [string, string];
  /** Monthly probability of leaving each. */
  readonly leave: readonly [Estimated, Estimated];
  /** Annual transition matrix, as a configuration takes it. */
  readonly annualTransitions: readonly (readonly number[])[];
  /** Probability that the last month belongs to the slower regime. */
  readonly slumpAtEnd: number;
}

/** Correlation of the zones with the standard error of each pair. */
interface CorrelationReport extends ZoneCorrelation {
  readonly standardErrors: readonly (readonly number[])[];
}

/** Everything a calibration finds. */
export interface CalibrationReport {
  readonly from: string;
  readonly to: string;
  readonly gaps: readonly IndexGap[];
  readonly zones: readonly ZoneCalibration[];
  readonly regimes: SharedRegimes;
  /** Mean block length over all zones, as a configuration takes it. */
  readonly bootstrapBlockMonths: Estimated;
  readonly correlation: CorrelationReport;
  readonly backTest: readonly HorizonScore[];
  /** Replications behind the standard errors: those in which every estimate exists. */
  readonly replications: number;
  /** What a reader must know to read the figures. */
  readonly notes: readonly string[];
}
