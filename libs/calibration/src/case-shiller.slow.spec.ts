import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { backTest } from './back-test/back-test';
import { parseIndexTable } from './index-table/parse-index-table';
import { readZoneList } from './index-table/zone-request';
import { cutTable, zoneSeries } from './index-table/zone-series';
import { syntheticCsv, syntheticZones } from './synthetic-index.fixture';

const FILE = join(__dirname, '../../../../shared/data/case-shiller-sa.csv');
const SYNTHETIC = { momentum: 0.9, errorCorrection: 0.001, volatility: 0.015, logGrowth: 0.04, months: 450 };

/** The twenty metropolitan areas where the file is there, else twenty simulated ones. */
function indexText(): string {
  if (existsSync(FILE)) return readFileSync(FILE, 'utf8');
  return syntheticCsv(syntheticZones(SYNTHETIC, { zones: 20, seed: 71 }));
}

it('at ten years momentum covers what gbm does not, and its forecasts are better', () => {
  const table = cutTable(parseIndexTable(indexText()), { from: '1987-01' });
  const zones = readZoneList(undefined, table.columns).filter(({ column }) => column.includes(','));
  expect(zones).toHaveLength(20);
  const series = zoneSeries(table, zones);
  const scores = backTest({ series, levels: table.monthCount, smoothingMonths: 3, seed: 1 });
  for (const growth of ['known', 'uncertain']) {
    const at = (model: string) => scores.find((s) => s.model === model && s.growth === growth && s.years === 10)!;
    const [gbm, momentum] = [at('gbm'), at('momentum')];
    [0, 1, 2].forEach((i) => expect(momentum.coverage[i]!).toBeGreaterThan(2 * gbm.coverage[i]!));
    expect(momentum.crps).toBeLessThan(0.9 * gbm.crps);
  }
});
