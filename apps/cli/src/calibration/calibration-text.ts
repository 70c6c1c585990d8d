import {
  GROWTH_TREATMENTS,
  INTERVALS,
  PRICE_MODELS,
  type CalibrationReport,
  type Estimated,
  type HorizonScore,
  type IndexGap,
  type PriceModel,
  type ZoneCalibration,
} from '@ihome/calibration';
import { percent } from '@ihome/report';
import { table, type Column } from '../terminal/table';

const MODEL_NAMES: Record<PriceModel, string> = {
  gbm: 'gbm',
  momentum: 'momentum',
  regime_switching: 'two regimes',
  historical_bootstrap: 'bootstrap',
};

/** Horizons shown on a terminal; JSON has all ten. */
const SHOWN_YEARS = [1, 3, 5, 10];

/** A calibration for people: gaps, parameters ± standard errors, criteria, spreads, correlation, back-test, notes. */
export function calibrationText(report: CalibrationReport): readonly string[] {
  const { zones, regimes, bootstrapBlockMonths: block, correlation } = report;
  const [growth, slump] = regimes.leave;
  return [
    `Index table ${report.from} to ${report.to}, ${zones.length} ${zones.length === 1 ? 'zone' : 'zones'}`,
    ...section('Gaps', report.gaps.map(gapLine)),
    ...section('gbm and momentum (± standard error by block bootstrap)', priceTable(zones)),
    ...section('Two regimes, shared by all zones', [
      `leaves growth with ${plusMinus(growth, percent)} a month, slump with ${plusMinus(slump, percent)}; slump at the end: ${percent(regimes.slumpAtEnd)}`,
      ...regimeTable(zones),
    ]),
    ...section('Bootstrap', [`mean block length ${plusMinus(block, months)} months over all zones`]),
    ...section('Information criteria of the monthly returns (lower is better)', criteriaTable(zones)),
    ...section(
      'Standard deviation of log growth: index ± error, and what each fit expects of as many months',
      spreads(zones),
    ),
    ...section(
      `Correlation of one-year changes${correlation.repaired ? ', repaired' : ''} (smallest eigenvalue ${correlation.smallestEigenvalue.toFixed(4)})`,
      correlationTable(report),
    ),
    ...GROWTH_TREATMENTS.flatMap((treatment) =>
      section(
        treatment === 'known'
          ? 'Back-test: coverage of central intervals and CRPS, growth taken for known'
          : 'Back-test with the uncertainty of growth',
        backTestTable(report.backTest.filter((score) => score.growth === treatment)),
      ),
    ),
    ...section(
      'Notes',
      report.notes.map((note) => `- ${note}`),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function gapLine({ column, kind, from, to, months: count, line }: IndexGap): string {
  const what = {
    no_levels: 'no levels',
    starts_late: 'starts late: no levels',
    ends_early: 'ends early: no levels',
    inside: 'no levels; the longest run without a gap is used',
    no_row: 'no row after',
  }[kind];
  const place = kind === 'no_row' ? `${what} line ${line}` : `${what} from line ${line} on`;
  return `${column ?? 'all zones'}: ${from} to ${to} (${count} ${count === 1 ? 'month' : 'months'}), ${place}`;
}

function plusMinus({ value, standardError }: Estimated, text: (x: number) => string): string {
  return `${text(value)} ± ${text(standardError)}`;
}

const months = (x: number): string => x.toFixed(0);
const decimal = (digits: number) => (x: number) => x.toFixed(digits);

function columns(titles: readonly string[]): readonly Column[] {
  return titles.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' }));
}

function priceTable(zones: readonly ZoneCalibration[]): readonly string[] {
  return table(
    columns(['Zone', 'Months', 'gbm growth', 'gbm vol.', 'Growth', 'Innovation vol.', 'Momentum φ', 'Pull κ', 'Now']),
    zones.map(({ zone, months: count, gbm, momentum }) => [
      zone,
      String(count),
      plusMinus(gbm.growth, percent),
      plusMinus(gbm.volatility, percent),
      plusMinus(momentum.growth, percent),
      plusMinus(momentum.volatility, percent),
      plusMinus(momentum.momentum, decimal(3)),
      plusMinus(momentum.errorCorrection, decimal(4)),
      percent(momentum.initialMomentum.value),
    ]),
  );
}

function regimeTable(zones: readonly ZoneCalibration[]): readonly string[] {
  return table(
    columns(['Zone', 'Growth', 'Volatility', 'Slump growth', 'Slump volatility', 'Own block, months']),
    zones.map(({ zone, regimes: [first, second], bootstrap }) => [
      zone,
      plusMinus(first.growth, percent),
      plusMinus(first.volatility, percent),
      plusMinus(second.growth, percent),
      plusMinus(second.volatility, percent),
      plusMinus(bootstrap.blockMonths, months),
    ]),
  );
}

function criteriaTable(zones: readonly ZoneCalibration[]): readonly string[] {
  const models = ['gbm', 'momentum', 'regime_switching'] as const;
  return table(
    columns(['Zone', ...models.flatMap((model) => [`AIC ${MODEL_NAMES[model]}`, `BIC ${MODEL_NAMES[model]}`])]),
    zones.map(({ zone, criteria }) => [
      zone,
      ...models.flatMap((model) => [criteria[model].aic.toFixed(0), criteria[model].bic.toFixed(0)]),
    ]),
  );
}

function spreads(zones: readonly ZoneCalibration[]): readonly string[] {
  return table(
    columns(['Zone', 'Years', 'Index', ...PRICE_MODELS.map((model) => MODEL_NAMES[model])]),
    zones.flatMap(({ zone, deviations }) =>
      deviations.map(({ years, index, models }) => [
        zone,
        String(years),
        plusMinus(index, decimal(3)),
        ...PRICE_MODELS.map((model) => models[model].toFixed(3)),
      ]),
    ),
  );
}

function correlationTable({ zones, correlation }: CalibrationReport): readonly string[] {
  return table(
    columns(['Zone', ...zones.map((_, index) => String(index + 1))]),
    zones.map(({ zone }, i) => [
      `${i + 1} ${zone}`,
      ...zones.map((_, j) => {
        const value = correlation.matrix[i]?.[j] ?? 0;
        const error = correlation.standardErrors[i]?.[j] ?? 0;
        if (j > i) return '';
        return i === j || zones.length > 6 ? value.toFixed(2) : `${value.toFixed(2)} ± ${error.toFixed(2)}`;
      }),
    ]),
  );
}

function backTestTable(scores: readonly HorizonScore[]): readonly string[] {
  const shown = scores.filter(({ years }) => SHOWN_YEARS.includes(years));
  if (shown.length === 0) return [];
  return table(
    columns(['Model', 'Years', 'Forecasts', 'Origins', 'Separate', ...INTERVALS.map((p) => percentOf(p)), 'CRPS']),
    shown.map(({ model, years, forecasts, origins, separateSpans, coverage, crps }) => [
      MODEL_NAMES[model],
      String(years),
      String(forecasts),
      String(origins),
      String(separateSpans),
      ...coverage.map(percentOf),
      crps.toFixed(4),
    ]),
  );
}

function percentOf(part: number): string {
  return `${(100 * part).toFixed(0)}%`;
}
