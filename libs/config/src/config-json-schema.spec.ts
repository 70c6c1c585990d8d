import Ajv2020 from 'ajv/dist/2020';
import { configJsonSchema } from './config-json-schema';
import { mergeConfig } from './merge-config';
import { presets } from './presets';
import { PARAMETERS } from './registry/parameter-tree';

const ajv = new Ajv2020({ strict: false, allErrors: true });
const validate = ajv.compile(configJsonSchema());
const base = presets[0]?.config ?? {};

describe('configJsonSchema', () => {
  it('is JSON Schema 2020-12 and accepts every preset', () => {
    expect(configJsonSchema()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    for (const { config } of presets) expect(validate(structuredClone(config))).toBe(true);
  });

  it.each([
    ['an unknown member', { fund: { tax_rate: 0 } }, '/fund'],
    ['a number out of range', { fund: { fund_term: 31 } }, '/fund/fund_term'],
    ['a fraction for a whole number', { fund: { fund_term: 2.5 } }, '/fund/fund_term'],
    ['an unknown word', { price_path: { model_type: 'cir' } }, '/price_path/model_type'],
    ['a number at an excluded bound', { guardrails: { max_wal_years: 0 } }, '/guardrails/max_wal_years'],
    ['an item without a member', { contract: { share_steps: [{ from_year: 1 }] } }, '/contract/share_steps/0'],
  ])('refuses %s', (_, overrides, path) => {
    expect(validate(mergeConfig(base, overrides))).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(path);
  });

  it('annotates every parameter for wizards', () => {
    const text = JSON.stringify(configJsonSchema());
    expect(text.match(/"x-unit":/g)).toHaveLength(PARAMETERS.length);
    expect(text.match(/"x-help":/g)).toHaveLength(PARAMETERS.length);
    expect(text.match(/"x-effect":/g)).toHaveLength(PARAMETERS.length);
    expect(text.match(/"x-when":/g)).toHaveLength(PARAMETERS.filter(({ when }) => when !== undefined).length);
    expect(text).toContain('"x-step":');
  });
});
