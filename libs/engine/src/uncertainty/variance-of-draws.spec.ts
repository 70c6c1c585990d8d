import { findPreset, mergeConfig, parseConfig, type SimulationConfig } from '@ihome/config';
import { varianceSplit, type VarianceSplit } from '@ihome/risk';
import { deterministicFund } from '../deterministic-fund.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { simulateChunk } from '../simulate-chunk';

const PATHS = 256;

/** TVPI of all paths on one of the two samples of the process. */
function tvpi(config: SimulationConfig, sample: 0 | 1): Float64Array {
  const table = simulateChunk({ strategies: [resolveStrategy(config, { sample })], firstPath: 0, paths: PATHS })!;
  const row = table.metrics.indexOf('tvpi') * PATHS;
  return table.values.slice(row, row + PATHS);
}

const split = (config: SimulationConfig): VarianceSplit =>
  varianceSplit({ values: tvpi(config, 0), against: tvpi(config, 1), units: null }, 0.95);

const drawn = (
  parameter: string,
  given: readonly [number, number],
): SimulationConfig['monte_carlo']['parameter_uncertainty'] => [
  { parameter, distribution: 'uniform', arguments: [...given] },
];

describe('variance of a fund whose parameters are drawn', () => {
  it('is all parameter where nothing else is random', () => {
    const calm = deterministicFund();
    const monte_carlo = { ...calm.monte_carlo, parameter_uncertainty: drawn('fees.management_fee_rate', [0.01, 0.03]) };
    const { variance, processVariance, parameterShare } = split({ ...calm, monte_carlo });
    expect(variance).toBeGreaterThan(0);
    expect(processVariance).toBe(0);
    expect(parameterShare.value).toBe(1);
  });

  it('is all process where the distributions have no width', () => {
    const small = { fund: { fund_size: 5e6 }, sensitivity: { parameters: [] } };
    const parameter_uncertainty = drawn('fees.management_fee_rate', [0.02, 0.02]);
    const config = parseConfig(
      mergeConfig(findPreset('base')!.config, { ...small, monte_carlo: { parameter_uncertainty } }),
    );
    const { parameterShare, standardError } = split(config);
    expect(standardError).toBeGreaterThan(0);
    expect(Math.abs(Number(parameterShare.value))).toBeLessThan(3 * Number(standardError));
  });
});
