import { findPreset, mergeConfig, parseConfig, SimulationError, type SimulationConfig } from '@ihome/config';
import { normalCdf } from '../math/normal-cdf';
import { betaQuantile } from '../math/beta-quantile';
import { betaCdf } from '../math/incomplete-beta';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { simulateChunk } from '../simulate-chunk';
import { explainPath } from '../trace/explain-path';
import { drawParameters } from './draw-parameters';

const SALES = 'exit.base_sale_rate';
const SHARE = 'contract.share_multiplier';

/** The base preset as a small fund, with parameters that each path draws. */
function drawing(monteCarlo: Partial<SimulationConfig['monte_carlo']>): SimulationConfig {
  const small = { fund: { fund_size: 5e6 }, sensitivity: { parameters: [] }, guardrails: { enforcement: 'report' } };
  return parseConfig(mergeConfig(findPreset('base')!.config, { ...small, monte_carlo: { ...monteCarlo } }));
}

const N = 4000;
const draws = (config: SimulationConfig, parameter: number): number[] => {
  const { uncertainty } = resolveStrategy(config);
  return Array.from({ length: N }, (_, path) => drawParameters(uncertainty!, path)[parameter]!);
};

describe('drawn parameters', () => {
  it.each([
    ['uniform', [0.02, 0.1], (x: number) => (x - 0.02) / 0.08],
    ['normal', [0.06, 0.01], (x: number) => normalCdf((x - 0.06) / 0.01)],
    ['triangular', [0, 0.04, 0.2], (x: number) => (x < 0.04 ? x ** 2 / 0.008 : 1 - (0.2 - x) ** 2 / 0.032)],
    ['beta', [2, 5, 0, 0.2], (x: number) => betaCdf({ a: 2, b: 5 }, x / 0.2)],
  ] as const)('follow the %s distribution', (distribution, args, cdf) => {
    const sorted = draws(
      drawing({ parameter_uncertainty: [{ parameter: SALES, distribution, arguments: [...args] }] }),
      0,
    ).sort((a, b) => a - b);
    const distance = Math.max(...sorted.map((x, i) => Math.abs(cdf(x) - (i + 0.5) / N)));
    // Kolmogorov–Smirnov at one in a thousand.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(N));
  });

  it('have the mean and deviation of a lognormal, and never leave what a parameter takes', () => {
    const config = drawing({
      parameter_uncertainty: [
        { parameter: SALES, distribution: 'lognormal', arguments: [0.06, 0.02] },
        { parameter: 'exit.life_event_rate', distribution: 'normal', arguments: [0.01, 0.02] },
      ],
    });
    const values = draws(config, 0);
    const mean = values.reduce((a, b) => a + b, 0) / N;
    expect(mean).toBeCloseTo(0.06, 2);
    expect(Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / N)).toBeCloseTo(0.02, 2);
    expect(Math.min(...draws(config, 1))).toBeGreaterThanOrEqual(0);
    expect(resolveStrategy(config).uncertainty!.parameters[1]!.cutMass).toBeCloseTo(normalCdf(-0.5), 6);
  });

  it('are correlated as asked, and one that is added at the end moves none', () => {
    const list: SimulationConfig['monte_carlo']['parameter_uncertainty'] = [
      { parameter: SALES, distribution: 'normal', arguments: [0.06, 0.001] },
      { parameter: SHARE, distribution: 'normal', arguments: [1.5, 0.01] },
    ];
    const matrix = [
      [1, -0.7],
      [-0.7, 1],
    ];
    const both = drawing({ parameter_uncertainty: list, parameter_uncertainty_correlation: matrix });
    const [a, b] = [draws(both, 0), draws(both, 1)];
    const product = a.reduce((sum, x, i) => sum + ((x - 0.06) / 0.001) * ((b[i]! - 1.5) / 0.01), 0) / N;
    expect(product).toBeCloseTo(-0.7, 1);
    expect(draws(drawing({ parameter_uncertainty: list.slice(0, 1) }), 0)).toEqual(a);
  });

  it('change no bit of any figure where their distributions have no width', () => {
    const rates = [SALES, SHARE, 'fees.management_fee_rate', 'price_path.volatility.green', 'exit.life_event_rate'];
    const { exit, contract, fees, price_path } = findPreset('base')!.config;
    const values = [
      exit.base_sale_rate,
      contract.share_multiplier,
      fees.management_fee_rate,
      price_path.volatility['green']!,
      exit.life_event_rate,
    ];
    const pinned = (i: number): SimulationConfig['monte_carlo']['parameter_uncertainty'][number] => {
      const [parameter, v] = [rates[i]!, values[i]!];
      if (i === 0) return { parameter, distribution: 'normal', arguments: [v, 0] };
      if (i === 1) return { parameter, distribution: 'lognormal', arguments: [v, 0] };
      if (i === 2) return { parameter, distribution: 'uniform', arguments: [v, v] };
      if (i === 3) return { parameter, distribution: 'triangular', arguments: [v, v, v] };
      return { parameter, distribution: 'beta', arguments: [2, 3, v, v] };
    };
    const table = (config: SimulationConfig) =>
      simulateChunk({ strategies: [resolveStrategy(config)], firstPath: 0, paths: 16 });
    const pinnedConfig = drawing({ parameter_uncertainty: rates.map((_, i) => pinned(i)) });
    expect(table(pinnedConfig)).toEqual(table(drawing({})));
  });

  it('are those of the trace, beside strategies that draw nothing', () => {
    const uncertain = drawing({
      parameter_uncertainty: [{ parameter: SHARE, distribution: 'uniform', arguments: [1, 2] }],
    });
    const strategies = [drawing({}), uncertain].map((config) => resolveStrategy(config));
    const table = simulateChunk({ strategies, firstPath: 0, paths: 4 })!;
    const at = (strategy: number, path: number): number =>
      table.values[(strategy * table.metrics.length + table.metrics.indexOf('tvpi')) * 4 + path]!;
    for (let path = 0; path < 4; path++) {
      expect(at(0, path)).toBe(explainPath(strategies[0]!, path).metrics['tvpi']);
      expect(at(1, path)).toBe(explainPath(strategies[1]!, path).metrics['tvpi']);
      expect(at(1, path)).not.toBe(at(0, path));
    }
  });

  it('end the run with path, draw and rule where a draw breaks one', () => {
    const config = drawing({
      parameter_uncertainty: [
        { parameter: 'origination.avg_loan_ltv', distribution: 'uniform', arguments: [0.01, 0.9] },
      ],
    });
    const run = (): unknown => simulateChunk({ strategies: [resolveStrategy(config)], firstPath: 0, paths: 64 });
    expect(run).toThrow(SimulationError);
    expect(run).toThrow(/^Path \d+ drew origination.avg_loan_ltv = 0\.\d+, which breaks a rule: \/origination/);
  });
});

test('the quantile of a beta variable inverts its distribution in both tails', () => {
  for (const [a, b] of [
    [0.8, 2],
    [2, 5],
    [80, 3],
  ] as const) {
    for (const u of [1e-3, 0.01, 0.4, 0.9, 0.9999]) {
      const x = betaQuantile({ a, b }, { lower: u, upper: 1 - u });
      expect(Math.abs(betaCdf({ a, b }, x) / u - 1)).toBeLessThan(1e-9);
    }
  }
});
