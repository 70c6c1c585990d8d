import { problem, type SweepResource } from '@ihome/api-schema';
import { presets } from '@ihome/config';
import { sweepModel } from '@ihome/orchestration';
import { fullConfig } from '@ihome/testing';
import { startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly pointer: string | undefined;
  readonly message: string | undefined;
}

/** A document over the base preset. */
const over = (overrides: unknown, more: object = {}): object => ({
  name: 'Refused',
  preset: 'base',
  overrides,
  ...more,
});
const withAxes = (...axes: unknown[]): object => over({}, { axes });

describe('documents that break a rule', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest({ model: sweepModel });
  });
  afterAll(() => api.close());

  async function post(path: string, document: object): Promise<Refusal> {
    const response = await api.post(path, document);
    const told = problem.parse(await response.json());
    const [first] = told.errors ?? [];
    return { status: response.status, code: told.code, pointer: first?.pointer, message: first?.message };
  }

  it.each<[string, object, string, RegExp]>([
    ['a wrong type', over({ fund: { fund_term: '8' } }), '/overrides/fund/fund_term', /number/],
    ['a number out of range', over({ fees: { management_fee_rate: 1.5 } }), '/overrides/fees/management_fee_rate', /1/],
    ['an unknown key', over({ fund: { fund_trm: 8 } }), '/overrides/fund/fund_trm', /did you mean .*fund_term/],
    ['an unknown section', over({ fnud: {} }), '/overrides/fnud', /did you mean .*fund/],
    ['an unknown member', over({}, { axis: [] }), '/axis', /did you mean axes/],
    ['an unknown preset', { name: 'x', preset: 'bass' }, '/preset', /did you mean base/],
    ['neither preset nor config', { name: 'x' }, '/preset', /missing/],
    ['preset and config', { name: 'x', preset: 'base', config: fullConfig() }, '/preset', /leave one of them out/],
    ['an incomplete configuration', { name: 'x', config: { zones: ['green'] } }, '/config/schema_version', /missing/],
    [
      'a zone over 60 %',
      over({ origination: { zone_allocations: { green: 0.61, orange: 0.24 } } }),
      '/overrides/origination/zone_allocations/green',
      /0\.61, above the limit 0\.6/,
    ],
    [
      'an LTV over 85 %',
      over({ origination: { max_ltv: 0.86, max_cltv: 0.9 } }),
      '/overrides/origination/max_ltv',
      /above the limit 0\.85/,
    ],
    [
      'a correlation matrix that is none',
      over({
        price_path: {
          correlation_matrix: [
            [1, 0.9, -0.9],
            [0.9, 1, 0.9],
            [-0.9, 0.9, 1],
          ],
        },
      }),
      '/overrides/price_path/correlation_matrix',
      /smallest eigenvalue is -0\.800000/,
    ],
    ['10^12 paths', over({ monte_carlo: { num_paths: 1e12 } }), '/overrides/monte_carlo/num_paths', /10000000/],
    [
      'more path-strategies than are allowed',
      over(
        { monte_carlo: { num_paths: 10_000_000 } },
        { axes: [{ parameter: 'fees.management_fee_rate', range: { from: 0, to: 0.02, steps: 201 } }] },
      ),
      '/overrides/monte_carlo/num_paths',
      /2200000000 path-strategies are above the limit of 2000000000/,
    ],
    [
      'more strategies than are allowed',
      withAxes({ parameter: 'fees.management_fee_rate', range: { from: 0, to: 0.02, steps: 10_001 } }),
      '/axes',
      /10020 strategies are above the limit of 10000/,
    ],
    [
      'a range of endless steps',
      withAxes({ parameter: 'fees.management_fee_rate', range: { from: 0, to: 1, steps: 1e300 } }),
      '/axes',
      /above the limit/,
    ],
    [
      'a parameter that is none',
      withAxes({ parameter: 'fees.managment_fee_rate', values: [0] }),
      '/axes/0/parameter',
      /management_fee_rate/,
    ],
    [
      'an axis value out of range',
      withAxes({ parameter: 'origination.avg_loan_ltv', values: [0.2, 0.3, 7] }),
      '/axes/0/values/2',
      /1/,
    ],
    [
      'two axes of one parameter',
      withAxes({ parameter: 'fund.fund_term', values: [8] }, { parameter: 'fund.fund_term', values: [9] }),
      '/axes/1/parameter',
      /same values/,
    ],
    ['tags of another type', over({}, { tags: [1] }), '/tags/0', /text/],
    ['a priority that is none', over({}, { priority: 'urgent' }), '/priority', /batch, interactive/],
    ['a design that is none', over({}, { design: { kind: 'spiral' } }), '/design/kind', /grid/],
    [
      'a member name of JavaScript',
      { name: 'x', preset: 'base', overrides: { fund: { constructor: 1 } } },
      '/overrides/fund/constructor',
      /./,
    ],
  ])('422 for %s, at its place in the body', async (_name, document, pointer, message) => {
    for (const path of ['/v1/sweeps', '/v1/sweeps/estimate', '/v1/configs/validate']) {
      const refusal = await post(path, document);
      expect({ path, ...refusal }).toEqual({
        path,
        status: 422,
        code: 'validation_failed',
        pointer,
        message: expect.stringMatching(message) as string,
      });
    }
  });

  it('names everything that is missing of an incomplete configuration, at most a hundred places', async () => {
    const response = await api.post('/v1/configs/validate', { config: {} });
    const { errors = [] } = problem.parse(await response.json());
    const sections = Object.keys(presets[0]?.config ?? {}).filter((key) => key !== 'name' && key !== 'description');
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(sections.map((section) => `/config/${section}`)),
    );
    const { seed: _seed, ...rest } = { ...presets[0]?.config.monte_carlo };
    const almost = await post('/v1/configs/validate', { config: { ...presets[0]?.config, monte_carlo: rest } });
    expect(almost.pointer).toBe('/config/monte_carlo/seed');
    const extra = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`extra_${n}`, n]));
    const many = problem.parse(await (await api.post('/v1/configs/validate', over(extra))).json());
    expect(many.errors).toHaveLength(100);
  });

  it('stores nothing of what it refused, and accepts what is just right', async () => {
    expect(await (await api.get('/v1/sweeps')).json()).toEqual({ items: [], next_cursor: null });
    const document = over({ origination: { max_ltv: 0.85, max_cltv: 0.9 } }, { name: 'Just right' });
    const response = await api.post('/v1/sweeps', document);
    expect(response.status).toBe(202);
    expect(((await response.json()) as SweepResource).name).toBe('Just right');
  });
});
