import { configHash, configJsonSchema, presets, type JsonObject } from '@ihome/config';
import { configDiff, configExplain, configInit, configSchema, configValidate } from './config-commands';

const base: JsonObject = JSON.parse(JSON.stringify(presets[0]?.config));
const hash = presets[0] === undefined ? '' : configHash(presets[0].config);

describe('sim config init', () => {
  it('writes a complete configuration that is valid', () => {
    const { text } = configInit({ preset: 'base', settings: [{ path: 'contract.share_multiplier', value: 1.5 }] });
    const written: JsonObject = JSON.parse(text);
    expect(configValidate(written).text).toMatch(/^valid: Base fund\n/);
    expect(written['contract']).toMatchObject({ share_multiplier: 1.5 });
    expect(configInit({ preset: 'base', settings: [] }).json['config']).toEqual(base);
  });

  it('refuses an unknown preset, a value out of range and values that do not go together', () => {
    const names = presets.map(({ name }) => name).join(', ');
    expect(() => configInit({ preset: 'bsae', settings: [] })).toThrow(`there are ${names}`);
    const range = [{ path: 'contract.share_multiplier', value: 9 }];
    expect(() => configInit({ preset: 'base', settings: range })).toThrow(/\/contract\/share_multiplier/);
    const together = [{ path: 'origination.min_ltv', value: 0.9 }];
    expect(() => configInit({ preset: 'base', settings: together })).toThrow(/\/origination\/min_ltv/);
  });
});

describe('sim config validate', () => {
  it('takes a configuration and a sweep document, and gives the hash', () => {
    expect(configValidate(base)).toEqual({
      text: `valid: Base fund\nconfig hash ${hash}`,
      json: { event: 'validated', valid: true, config_hash: hash, strategies: null, warnings: [] },
    });
    const axes = [{ parameter: 'contract.share_multiplier', values: [1, 1.5, 2] }];
    const sweep = configValidate({ preset: 'base', axes });
    expect(sweep.text).toMatch(/^valid: Base fund, 3 strategies\n/);
    expect(sweep.json).toMatchObject({ config_hash: hash, strategies: 3 });
  });

  it('shows warnings', () => {
    const { text, json } = configValidate({ preset: 'base', overrides: { monte_carlo: { num_paths: 10 } } });
    expect(text).toMatch(/warning: \/overrides\/monte_carlo\/num_paths: 10 paths leave 0 beyond/);
    expect(json['warnings']).toEqual([expect.objectContaining({ code: 'guardrail_min_tail_paths' })]);
  });

  it('points into the file as it stands', () => {
    const broken = { ...base, zones: ['green'] };
    expect(() => configValidate(broken)).toThrow(
      expect.objectContaining({ pointer: '/origination/ltv_zone_shift/orange' }),
    );
    const sweep = { preset: 'base', overrides: { fund: { fund_term: 0 } } };
    expect(() => configValidate(sweep)).toThrow(expect.objectContaining({ pointer: '/overrides/fund/fund_term' }));
  });
});

describe('sim config explain', () => {
  it('explains a parameter with its values in the presets', () => {
    const { text, json } = configExplain('waterfall.hurdle_rate');
    expect(text).toContain('waterfall.hurdle_rate: Hurdle rate (Waterfall)');
    expect(text).toMatch(/Values +a number from 0 to 1/);
    expect(text).toMatch(/market-hei +0.07/);
    expect(json).toMatchObject({
      event: 'parameter',
      path: 'waterfall.hurdle_rate',
      acts_in: 'Tiers of each distribution',
      when: null,
    });
  });

  it('explains objects keyed by zone and conditions', () => {
    expect(configExplain('exit.recovery_rates').text).toMatch(/Only when +exit.recovery_model is fixed/);
    expect(configExplain('origination.zone_allocations.red').text).toMatch(
      /base +\{"green":0.5,"orange":0.35,"red":0.15\}/,
    );
    expect(configExplain('contract.share_steps[].share').text).not.toMatch(/\n +base /);
  });

  it('lists a section and suggests', () => {
    expect(configExplain('risk').json['parameters']).toHaveLength(8);
    expect(configExplain('exit.default_correlation').json['parameters']).toHaveLength(3);
    expect(() => configExplain('waterfall.hurdl_rate')).toThrow(/did you mean waterfall.hurdle_rate/);
  });
});

describe('sim config diff', () => {
  it('shows differences only', () => {
    const other = { preset: 'base', overrides: { waterfall: { hurdle_rate: 0.07 }, reporting: { title: 'T' } } };
    const { text, json } = configDiff(base, other);
    expect(text.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^waterfall.hurdle_rate +0.08 +0.07$/),
      expect.stringMatching(/^reporting.title +\(absent\) +"T"$/),
    ]);
    expect(json['differences']).toEqual([
      { path: 'waterfall.hurdle_rate', before: 0.08, after: 0.07 },
      { path: 'reporting.title', after: 'T' },
    ]);
    expect(configDiff(base, { preset: 'base' }).text).toBe('no differences');
  });
});

describe('sim config schema', () => {
  it('is the JSON Schema of a configuration', () => {
    const { text, json } = configSchema();
    expect(JSON.parse(text)).toEqual(configJsonSchema());
    expect(json).toEqual(configJsonSchema());
  });
});
