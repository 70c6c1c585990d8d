/** What docs/model/calibration.md says of the price parameters of the preset `base`, against the preset and against the fit. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPreset, getParameter } from '@ihome/config';

import { calibrate } from './calibrate';
import type { Estimated, ZoneCalibration } from './calibration-report';
import { parseIndexTable } from './index-table/parse-index-table';
import { readZoneList } from './index-table/zone-request';

const PAGE = readFileSync(join(__dirname, '../../../docs/model/calibration.md'), 'utf8');
const FILE = join(__dirname, '../../../../shared/data/case-shiller-sa.csv');
const ZONES = ['green', 'orange', 'red'] as const;
const PAIRS = ['green–orange', 'green–red', 'orange–red'] as const;
const PARAMETERS = {
  appreciation_rates: 'growth',
  volatility: 'volatility',
  momentum: 'momentum',
  error_correction: 'errorCorrection',
  initial_momentum: 'initialMomentum',
} as const;
const base = findPreset('base')!.config;

/** A number of the page, as exact as its digits. */
interface Shown {
  readonly value: number;
  readonly within: number;
}

function shown(text: string): Shown {
  const [, digits = '', percent] = /^([−\d.]+)(%?)$/.exec(text.trim()) ?? [];
  const scale = percent === '%' ? 0.01 : 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { value: Number(digits.replace('−', '-')) * scale, within: 0.5001 * scale * 10 ** -decimals };
}

/** A row of the page: fit, its standard error and the preset, once for a pair and for each zone of a parameter. */
function row(name: string): { fit: Shown; error: Shown; preset: Shown }[] {
  const line = PAGE.split('\n').find((text) => text.startsWith(`| ${name} |`));
  const cells = line?.split('|').slice(2, -1) ?? [];
  return Array.from({ length: cells.length / 2 }, (_, i) => {
    const [fit = '', error = ''] = cells[2 * i]!.split('±');
    return { fit: shown(fit), error: shown(error), preset: shown(cells[2 * i + 1]!) };
  });
}

const close = (value: number, { value: page, within }: Shown): boolean => Math.abs(value - page) <= within;

describe('the page', () => {
  it.each(Object.keys(PARAMETERS))('shows %s as the preset has it, within two standard errors of the fit', (name) => {
    const rows = row(`\`${name}\``);
    expect(rows).toHaveLength(3);
    rows.forEach(({ fit, error, preset }, i) => {
      expect(preset.value).toBeCloseTo(Number(getParameter(base, `price_path.${name}.${ZONES[i]!}`)), 12);
      // The fit of κ is its bound; the page says that it differs.
      if (name !== 'error_correction') expect(Math.abs(preset.value - fit.value)).toBeLessThan(2 * error.value);
    });
  });

  it.each(PAIRS)('shows the correlation %s as the preset has it, within two standard errors of the fit', (pair) => {
    const [{ fit, error, preset } = {}] = row(pair) as Partial<ReturnType<typeof row>[number]>[];
    const [i, j] = pair.split('–').map((zone) => base.zones.indexOf(zone));
    expect(preset!.value).toBe(base.price_path.correlation_matrix[i!]![j!]);
    expect(Math.abs(preset!.value - fit!.value)).toBeLessThan(2 * error!.value);
  });
});

// The table of indices is no part of the project: the fit is done again where it is there.
if (existsSync(FILE)) {
  describe('the fit to twenty metropolitan areas', () => {
    const table = parseIndexTable(readFileSync(FILE, 'utf8'));
    const zones = readZoneList(undefined, table.columns).filter(({ column }) => column.includes(','));
    const report = calibrate({
      ...{ table, zones, window: { from: '1987-01' }, smoothingMonths: 3 },
      ...{ seed: 1, replications: 200, blockMonths: 60 },
    });
    const ordered = [...report.zones].sort((a, b) => tenYearVariance(a) - tenYearVariance(b));
    const groups = [ordered.slice(0, 7), ordered.slice(7, 13), ordered.slice(13)];

    it.each(Object.entries(PARAMETERS))('has the medians of %s', (name, member) => {
      const found = groups.map((group) => medians(group.map(({ momentum }) => momentum[member])));
      const page = row(`\`${name}\``);
      expect(found.map(({ value }, i) => close(value, page[i]!.fit))).toEqual([true, true, true]);
      expect(found.map(({ standardError }, i) => close(standardError, page[i]!.error))).toEqual([true, true, true]);
    });

    it('has the medians of the correlations', () => {
      const { matrix, standardErrors } = report.correlation;
      const place = ({ zone }: ZoneCalibration): number => report.zones.findIndex((one) => one.zone === zone);
      for (const pair of PAIRS) {
        const [one = [], other = []] = pair.split('–').map((zone) => groups[ZONES.findIndex((name) => name === zone)]);
        const found = medians(
          one.flatMap((a) =>
            other.map((b) => ({
              value: matrix[place(a)]![place(b)]!,
              standardError: standardErrors[place(a)]![place(b)]!,
            })),
          ),
        );
        const [page] = row(pair);
        expect([pair, close(found.value, page!.fit), close(found.standardError, page!.error)]).toEqual([
          pair,
          true,
          true,
        ]);
      }
    });
  });
}

/** Of log growth over ten years from a known state: the recursion of the momentum model. */
function tenYearVariance({ momentum }: ZoneCalibration): number {
  const [phi, kappa] = [momentum.momentum.value, momentum.errorCorrection.value];
  const shock = momentum.volatility.value ** 2 / 12;
  let [xx, xu, uu] = [0, 0, 0];
  for (let month = 0; month < 120; month++) {
    [xx, xu, uu] = [
      (1 - kappa) ** 2 * xx + 2 * (1 - kappa) * phi * xu + phi ** 2 * uu + shock,
      -kappa * (1 - kappa) * xx + (1 - 2 * kappa) * phi * xu + phi ** 2 * uu + shock,
      kappa ** 2 * xx - 2 * kappa * phi * xu + phi ** 2 * uu + shock,
    ];
  }
  return xx;
}

/** Median value and median standard error. */
function medians(estimates: readonly Estimated[]): Estimated {
  return {
    value: median(estimates.map(({ value }) => value)),
    standardError: median(estimates.map(({ standardError }) => standardError)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
