/** What LPs and GP take from the same cash, over random configurations of every part of the model. */
import type { SimulationConfig } from '@ihome/config';
import { explain, forAllConfigurations } from './fund-comparison.fixture';
import type { PathTrace } from './trace/trace-document';

type Waterfall = SimulationConfig['waterfall'];

const split = (config: SimulationConfig, waterfall: Partial<Waterfall>): SimulationConfig => ({
  ...config,
  waterfall: { ...config.waterfall, ...waterfall },
});

const total = (trace: PathTrace, column: 'lp' | 'gp' | 'carry'): number =>
  trace.waterfall.reduce((sum, row) => sum + row[column], 0);

const takes = (trace: PathTrace): { readonly lp: number; readonly gp: number } => ({
  lp: total(trace, 'lp') + trace.clawback,
  gp: total(trace, 'gp') - trace.clawback,
});

test('the structure of the waterfall leaves calls and distributions alone', () => {
  forAllConfigurations((config, path) => {
    const [one, other] = ['american', 'european'].map((waterfall_structure) =>
      explain(split(config, { waterfall_structure } as Partial<Waterfall>), path),
    );
    expect(one!.ledger).toEqual(other!.ledger);
  }, 20);
});

test('American carry after a full clawback is at most European carry on the same cash', () => {
  let clawedBack = 0;
  forAllConfigurations((config, path) => {
    const full = { clawback_provision: true, clawback_tax_rate: 0 };
    const american = explain(split(config, { ...full, waterfall_structure: 'american' }), path);
    const european = explain(split(config, { clawback_provision: false, waterfall_structure: 'european' }), path);
    const kept = total(american, 'carry') - american.clawback;
    expect((kept - total(european, 'carry')) / config.fund.fund_size).toBeLessThan(1e-9);
    clawedBack += american.clawback > 0 ? 1 : 0;
  }, 100);
  expect(clawedBack).toBeGreaterThan(5);
});

/** Exits do not look at what a sale costs; calls are all there from the start, and nothing else follows the proceeds. */
function fixedCalls(config: SimulationConfig): SimulationConfig {
  const { deployment, fees, fund, leverage, reinvestment, tranches } = config;
  return {
    ...config,
    fund: { ...fund, closings: [{ month: 0, fraction: 1 }] },
    deployment: { ...deployment, capital_call_schedule: 'upfront' },
    fees: { ...fees, management_fee_basis: 'committed_capital', expense_basis: 'committed_capital' },
    leverage: { ...leverage, enabled: false },
    reinvestment: { ...reinvestment, enabled: false },
    tranches: { ...tranches, enabled: false },
  };
}

test('more proceeds from every home, whenever it is sold, lower nobody’s take', () => {
  let raised = 0;
  forAllConfigurations((random, path) => {
    const fixed = fixedCalls(random);
    const config = split(fixed, { waterfall_structure: 'european', clawback_interim: false });
    const { contract, exit, fund } = config;
    const costs = (sale_cost_rate: number, distressed_sale_discount: number): SimulationConfig => ({
      ...config,
      contract: { ...contract, non_recourse: true, sale_cost_rate },
      exit: { ...exit, recovery_model: 'structural', distressed_sale_discount },
      fund: { ...fund, fund_end_discount: distressed_sale_discount },
    });
    const traces = [explain(costs(0.3, 0.6), path), explain(costs(0, 0), path)] as const;
    const [few, many] = traces.map(({ positions }) => positions.map((p) => p.origination_month).join());
    // A fund short of cash buys more with more of it: another portfolio, not more of the same proceeds.
    if (few !== many) return;
    const [low, high] = [takes(traces[0]), takes(traces[1])];
    const slack = 1e-9 * fund.fund_size;
    expect(high.lp).toBeGreaterThanOrEqual(low.lp - slack);
    expect(high.gp).toBeGreaterThanOrEqual(low.gp - slack);
    raised += high.lp > low.lp && high.gp > low.gp ? 1 : 0;
  }, 60);
  expect(raised).toBeGreaterThan(10);
});
