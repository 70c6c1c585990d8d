/**
 * The engine against the reference model, which shares no code with it. Every column of the trace, every metric and every series
 * of the path table, at 1e-9 relative. A failure prints configuration, path, figure and both values.
 */
import { findPreset, presets, type SimulationConfig } from '@ihome/config';
import { CONFIGURATION_FOCUSES, randomConfiguration } from '../random-configuration';
import { tableDifferences } from './table-comparison';
import { traceDifferences } from './trace-comparison';

const preset = (name: string): SimulationConfig => {
  const found = findPreset(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found.config;
};

describe('engine and reference model agree', () => {
  it.each(presets.map(({ name }) => name))('on every figure of the preset %s', (name) => {
    expect(traceDifferences(preset(name), 1)).toEqual([]);
  });

  it.each(CONFIGURATION_FOCUSES)('on random configurations of focus %s', (focus) => {
    for (let seed = 0; seed < 4; seed += 1) {
      const config = randomConfiguration(1000 + seed, focus);
      const differences = [...traceDifferences(config, 1), ...tableDifferences([config], { firstPath: 0, paths: 1 })];
      expect({ name: config.name, differences }).toEqual({ name: config.name, differences: [] });
    }
  });

  it('on one portfolio for all paths, whatever else the fund does', () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const drawn = randomConfiguration(2000 + seed, 'whole');
      const config: SimulationConfig = { ...drawn, origination: { ...drawn.origination, portfolio_mode: 'fixed' } };
      const differences = traceDifferences(config, 2);
      expect({ name: config.name, differences }).toEqual({ name: config.name, differences: [] });
    }
  });

  it('on an over-advance in a part of the green zone', () => {
    const { origination, leverage, ...rest } = preset('levered');
    const suburb = { zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0.03 };
    const suburbs = [
      { ...suburb, id: 'hill', grade: 'A+' },
      { ...suburb, id: 'mill' },
    ];
    const over = { enabled: true, grade: 'A+', advance_rate: 0.75 };
    const sleeve = { ...leverage.green_sleeve, advance_rate: 0.2, max_mult: 1 };
    const config: SimulationConfig = {
      ...rest,
      origination: { ...origination, suburbs },
      leverage: { ...leverage, green_sleeve: sleeve, a_plus_overadvance: over },
    };
    expect(traceDifferences(config, 2)).toEqual([]);
  });

  it('on a chunk of several strategies, far from the first path', () => {
    const fund = randomConfiguration(3, 'contract');
    const variants = [1.5, 2].flatMap((share_multiplier) =>
      [0.01, 0.02].map((management_fee_rate) => ({
        ...fund,
        contract: { ...fund.contract, share_multiplier },
        fees: { ...fund.fees, management_fee_rate },
      })),
    );
    expect(tableDifferences(variants, { firstPath: 512, paths: 2 })).toEqual([]);
  });
});
