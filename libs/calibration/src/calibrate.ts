import { exp } from '@ihome/engine';

import { backTest } from './back-test/back-test';
import type { CalibrationReport, Estimated, EstimatedMembers, ZoneCalibration } from './calibration-report';
import { calibrationNotes } from './calibration-notes';
import { bootstrapVariogram, circularAutocovariances, tableGrowth } from './fit/bootstrap-fit';
import { fitProblem, type FitProblem, fitZones, refitZones, type ZoneFits } from './fit/fit-zones';
import { gbmLogLikelihood } from './fit/gbm-fit';
import { informationCriterion } from './fit/information-criterion';
import { fitMomentum, momentumLogLikelihood } from './fit/momentum-fit';
import { momentumVariogram } from './fit/momentum-variogram';
import { annualTransitions, regimeParameters, regimeZoneLikelihood } from './fit/regime-fit';
import { regimeVariogram } from './fit/regime-variogram';
import { zoneCorrelation } from './fit/zone-correlation';
import { findGaps } from './index-table/find-gaps';
import type { IndexTable } from './index-table/index-table';
import { monthText } from './index-table/month';
import type { ZoneColumn } from './index-table/zone-request';
import { cutTable, type MonthWindow, zoneSeries } from './index-table/zone-series';
import { drawBlocks } from './statistics/block-weights';
import { expectedDeviation } from './statistics/horizon-deviation';
import { standardError } from './statistics/standard-error';

/** What to calibrate, and how. */
export interface CalibrationRequest {
  readonly table: IndexTable;
  readonly zones: readonly ZoneColumn[];
  readonly window: MonthWindow;
  /** Months over which the index is a moving average; 1 for none. */
  readonly smoothingMonths: number;
  /** Seed of the block bootstrap and of simulated forecasts. */
  readonly seed: number;
  /** Replications of the block bootstrap, at least 2. */
  readonly replications: number;
  /** Mean length of its blocks, in months. */
  readonly blockMonths: number;
  /** Told before each stage. */
  readonly onStage?: (stage: string) => void;
}

/** The names of the two regimes, the faster first. */
const REGIME_NAMES = ['growth', 'slump'] as const;

/**
 * Fits gbm, momentum, two regimes and the bootstrap to an index table, with standard errors, information criteria, correlation and a
 * back-test. Deterministic: the same table and seed give the same report. Source: `docs/model/calibration.md`.
 *
 * @throws SimulationError `usage` for a window or a zone without enough months
 */
export function calibrate(request: CalibrationRequest): CalibrationReport {
  const { zones, seed, smoothingMonths, onStage = () => undefined } = request;
  const whole = cutTable(request.table, request.window);
  const table = { ...whole, ...columnsOf(whole, zones) };
  const levels = table.monthCount;
  onStage('fitting');
  const series = zoneSeries(table, zones);
  const problem = fitProblem(series, { levels, smoothingMonths });
  const fits = fitZones(problem);
  onStage('standard errors');
  const { replications, blockMonths } = request;
  const draws = drawBlocks({ seed, count: levels - 1, length: levels - 1, blockMonths, replications });
  const refits = draws.map((months) => refitZones(problem, fits, months)).filter(isComplete);
  const leaving = (i: 0 | 1): Estimated => estimated(fits.regimes.leave[i], refits, (refit) => refit.regimes.leave[i]);
  const report = {
    from: monthText(table.firstMonth),
    to: monthText(table.firstMonth + levels - 1),
    gaps: findGaps(table),
    zones: series.map((_, z) => zoneReport(z, { problem, fits, refits, firstMonth: table.firstMonth })),
    regimes: {
      names: REGIME_NAMES,
      leave: [leaving(0), leaving(1)] as const,
      annualTransitions: annualTransitions(fits.regimes.leave),
      slumpAtEnd: fits.regimes.secondAtEnd,
    },
    bootstrapBlockMonths: estimated(fits.jointBlockMonths, refits, ({ jointBlockMonths }) => jointBlockMonths),
    correlation: {
      ...zoneCorrelation(fits.correlations),
      standardErrors: fits.correlations.map((row, i) =>
        row.map((_, j) => standardError(refits.map(({ correlations }) => correlations[i]![j] ?? 0))),
      ),
    },
    replications: refits.length,
  };
  onStage('back-test');
  const scores = backTest({ series, levels, smoothingMonths, seed });
  return { ...report, backTest: scores, notes: calibrationNotes({ ...report, backTest: scores }, fits.correlations) };
}

/** The columns that zones use, so that gaps of others are not reported. */
function columnsOf(table: IndexTable, zones: readonly ZoneColumn[]): Pick<IndexTable, 'columns' | 'levels'> {
  const columns = [...new Set(zones.map(({ column }) => column))];
  return { columns, levels: columns.map((column) => table.levels[table.columns.indexOf(column)]!) };
}

/** A replication in which a zone got no month at all has no estimates. */
function isComplete({ gbm, momentum, targets, correlations }: ZoneFits): boolean {
  const numbers = [
    ...gbm.flatMap(({ growth, volatility }) => [growth, volatility]),
    ...momentum.flatMap(({ growth, volatility }) => [growth, volatility]),
    ...targets.flatMap((zone) => zone.map(({ logDeviation }) => logDeviation)),
    ...correlations.flatMap((row) => row.map((x) => x ?? 0)),
  ];
  return numbers.every((x) => Number.isFinite(x));
}

function estimated(value: number, refits: readonly ZoneFits[], of: (refit: ZoneFits) => number): Estimated {
  return { value, standardError: standardError(refits.map(of)) };
}

interface ZoneContext {
  readonly problem: FitProblem;
  readonly fits: ZoneFits;
  readonly refits: readonly ZoneFits[];
  readonly firstMonth: number;
}

function zoneReport(z: number, { problem, fits, refits, firstMonth }: ZoneContext): ZoneCalibration {
  const { zone, column, start, logLevels } = problem.series[z]!;
  const sample = problem.samples[z]!;
  const months = logLevels.length - 1;
  const first = firstMonth + start;
  const { momentum, errorCorrection, volatility } = fitMomentum(sample, { likelihoodOnly: true });
  const members = <T extends object>(of: (fit: ZoneFits) => T): EstimatedMembers<T> => {
    const value = of(fits);
    const keys = Object.keys(value) as (keyof T & string)[];
    const entries = keys.map((key) => [key, estimated(Number(value[key]), refits, (refit) => Number(of(refit)[key]))]);
    return Object.fromEntries(entries) as EstimatedMembers<T>;
  };
  const growth = tableGrowth(logLevels);
  return {
    zone,
    column,
    from: monthText(first),
    to: monthText(first + months),
    months,
    gbm: members((fit) => fit.gbm[z]!),
    momentum: members((fit) => fit.momentum[z]!),
    momentumLikelihoodOnly: { momentum, errorCorrection, volatility },
    regimes: [
      members((fit) => regimeParameters(fit.regimes.zones[z]![0])),
      members((fit) => regimeParameters(fit.regimes.zones[z]![1])),
    ],
    bootstrap: {
      blockMonths: estimated(fits.blockMonths[z]!, refits, ({ blockMonths }) => blockMonths[z]!),
      growth: { value: growth, standardError: standardError(refits.map(({ gbm }) => gbm[z]!.growth)) },
    },
    criteria: {
      gbm: informationCriterion(gbmLogLikelihood(logLevels), 2),
      momentum: informationCriterion(momentumLogLikelihood(sample), 4),
      regime_switching: informationCriterion(regimeZoneLikelihood(problem.panel.returns[z]!, fits.regimes, z), 6),
    },
    deviations: comparisons(z, { problem, fits, refits, firstMonth }),
  };
}

function comparisons(z: number, { problem, fits, refits }: ZoneContext): ZoneCalibration['deviations'] {
  const { logLevels } = problem.series[z]!;
  const months = logLevels.length - 1;
  const gbmVariance = (fits.gbm[z]!.volatility * fits.gbm[z]!.volatility) / 12;
  const scale = fits.momentum[z]!.volatility / Math.sqrt(12);
  const gbm = Float64Array.from({ length: months + 1 }, (_, j) => gbmVariance * j);
  const momentum = momentumVariogram(fits.momentum[z]!, months);
  const regimes = regimeVariogram({ moments: fits.regimes.zones[z]!, leave: fits.regimes.leave }, months);
  const targets = fits.targets[z]!;
  const replayed = bootstrapVariogram(circularAutocovariances(logLevels), fits.blockMonths[z]!);
  return targets.map(({ horizon, logDeviation }, k) => ({
    years: horizon / 12,
    index: estimated(exp(logDeviation), refits, (refit) => exp(refit.targets[z]![k]!.logDeviation)),
    models: {
      gbm: expectedDeviation(gbm, horizon),
      momentum: scale * expectedDeviation(momentum, horizon),
      regime_switching: expectedDeviation(regimes, horizon),
      historical_bootstrap: expectedDeviation(replayed, horizon),
    },
  }));
}
