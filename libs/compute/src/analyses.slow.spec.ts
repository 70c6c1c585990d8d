import { sweepModel, type JsonObject } from '@ihome/orchestration';
import { traceStrategy, strategyRole, type SweepAnalyses, type SweepResultDocument } from '@ihome/monte-carlo';
import { localResults } from './local-results.fixture';

const PATHS = 256;
const FEE = 'fees.management_fee_rate';
const document: JsonObject = {
  preset: 'base',
  overrides: {
    fund: { fund_size: 5e6 },
    monte_carlo: { num_paths: PATHS },
    risk: { confidence_levels: [0.9] },
    frontier: { risk_metric: 'loss.es_90' },
    stress: {
      scenarios: [
        {
          name: 'slump',
          month: 24,
          duration_months: 12,
          property_value_shock: -0.4,
          zones: [],
          interest_rate_shock: 0.02,
          default_rate_multiplier: 2,
          exit_rate_multiplier: 0.5,
          overrides: { 'origination.avg_loan_ltv': 0.35 },
        },
      ],
    },
    sensitivity: { parameters: [{ parameter: FEE, low: 0.01, high: 0.02 }] },
  },
  axes: [{ parameter: 'contract.share_multiplier', values: [1.5, 2] }],
};

jest.setTimeout(300_000);

describe('stress and sensitivity of a sweep', () => {
  let results: SweepResultDocument;
  beforeAll(async () => {
    results = await localResults(document);
  });

  it('run the base, the scenario and the bump that differs from the base, after the strategies', () => {
    const roles = sweepModel.expand(document).strategies.map(({ role }) => role);
    expect(roles).toEqual([
      { kind: 'variant' },
      { kind: 'variant' },
      { kind: 'base' },
      { kind: 'stress', scenario: 'slump' },
      { kind: 'sensitivity', parameter: FEE, end: 'low', value: 0.01 },
    ]);
    expect(results.strategies).toHaveLength(2);
    const { base, stress, sensitivity }: SweepAnalyses = results.analyses;
    expect([base, stress.map(({ strategy }) => strategy)]).toEqual([2, [3]]);
    expect(sensitivity).toMatchObject([{ parameter: FEE, low: { value: 0.01, strategy: 4 }, high: null }]);
  });

  it('differ from the base as the traces of their paths do', () => {
    const { strategies } = sweepModel.expand(document);
    const tvpi = (index: number): number[] =>
      Array.from({ length: PATHS }, (_, path) => {
        const { config, role } = strategies[index]!;
        return Number(traceStrategy(config, path, strategyRole(role)).metrics.tvpi);
      });
    const [base, stressed] = [tvpi(2), tvpi(3)];
    const differences = stressed.map((value, i) => value - base[i]!);
    const mean = differences.reduce((sum, x) => sum + x, 0) / PATHS;
    const variance = differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (PATHS - 1);
    const told = results.analyses.stress[0]!.differences;
    expect(told.find(({ figure }) => figure === 'tvpi.mean')).toMatchObject({
      n: PATHS,
      value: expect.closeTo(mean, 10),
      standard_error: expect.closeTo(Math.sqrt(variance / PATHS), 10),
    });
    const shortfall = (values: readonly number[]): number => {
      const losses = values.map((value) => 1 - value).sort((a, b) => b - a);
      // n(1 − c) = 25.6: 25 whole losses and 0.6 of the next.
      return (losses.slice(0, 25).reduce((sum, x) => sum + x, 0) + 0.6 * losses[25]!) / 25.6;
    };
    expect(told.find(({ figure }) => figure === 'loss.es_90')?.value).toBeCloseTo(
      shortfall(stressed) - shortfall(base),
      10,
    );
    const lower = results.analyses.sensitivity[0]!.low!.differences.find(({ figure }) => figure === 'net_irr.mean');
    expect(lower?.value).toBeGreaterThan(0);
  });
});
