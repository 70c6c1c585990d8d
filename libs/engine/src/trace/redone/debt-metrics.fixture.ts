/** For specs: metrics of facilities and tranches, redone from the ledger. */
import type { SimulationConfig } from '@ihome/config';
import { at, finalMonthOf, sum, windowEnd, type Row, type Story } from './story.fixture';

/** Highest debt to NAV and lowest coverage of interest before the final month; null without debt or interest. */
export function debtMetrics(story: Story, config: SimulationConfig): Record<string, number | null> {
  const { leverage, tranches } = config;
  const facilities = [leverage.green_sleeve, leverage.ramp_line, leverage.deal_note];
  const borrows = leverage.enabled && facilities.some(({ enabled }) => enabled);
  const hasTranches = tranches.enabled && tranches.list.length > 0;
  if (!borrows && !hasTranches) return { peak_leverage: null, min_coverage: null };
  const rows = story.ledger.slice(0, finalMonthOf(story, config));
  const owed = (row: Row): number => at(row, 'debt') + at(row, 'tranche_balance');
  const leverages = rows
    .filter((row) => at(row, 'nav') > 1e-12 * config.fund.fund_size)
    .map((row) => owed(row) / at(row, 'nav'));
  // Twelve months of history, none of them before the end of deployment.
  const coverages = rows.flatMap((_, m) => {
    const year = rows.slice(Math.max(m - 11, 0), m + 1);
    const total = (name: string): number => sum(year.map((row) => at(row, name)));
    const interest = total('facility_interest');
    if (m < Math.max(windowEnd(config), 11) || interest === 0) return [];
    return [(total('exit_proceeds') + total('recoveries')) / interest];
  });
  return {
    peak_leverage: Math.max(0, ...leverages),
    min_coverage: coverages.length > 0 ? Math.min(...coverages) : null,
  };
}
