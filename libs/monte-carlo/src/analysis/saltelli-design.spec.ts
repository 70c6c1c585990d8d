import { findPreset, mergeConfig, type SimulationConfig } from '@ihome/config';
import { sobolIndices, type SobolIndices } from '@ihome/risk';
import { saltelliMatrices, saltelliPlaces, saltelliSettings, saltelliSize } from './saltelli-design';

/** Indices of a function of `dimensions` inputs uniform on [0, 1) at the points of a design. */
function indicesOf(
  f: (x: readonly number[]) => number,
  { samples, dimensions, seed = 42 }: { readonly samples: number; readonly dimensions: number; readonly seed?: number },
): SobolIndices {
  const { a, b } = saltelliMatrices({ samples, dimensions, seed });
  const column = (): Float64Array => new Float64Array(samples);
  const values = { a: column(), b: column(), ab: Array.from({ length: dimensions }, column) };
  for (const { row, matrix, input } of saltelliPlaces({ samples, dimensions })) {
    const point = a.map((own, i) => (matrix === 'B' || i === input ? b[i]![row]! : own[row]!));
    const into = input === null ? (matrix === 'A' ? values.a : values.b) : values.ab[input]!;
    into[row] = f(point);
  }
  return sobolIndices(values, { confidence: 0.95, replications: 100, seed: 1 });
}

function expectIndices(found: SobolIndices, published: Readonly<Record<'first' | 'total', readonly number[]>>): void {
  for (const [i, { first, total }] of found.inputs.entries()) {
    expect(Math.abs(Number(first.value) - published.first[i]!)).toBeLessThan(0.003);
    expect(Math.abs(Number(total.value) - published.total[i]!)).toBeLessThan(0.003);
    expect(Number(first.low) - 1e-12).toBeLessThanOrEqual(published.first[i]!);
    expect(Number(first.high) + 1e-12).toBeGreaterThanOrEqual(published.first[i]!);
    expect(Number(total.low)).toBeLessThan(published.total[i]!);
    expect(Number(total.high)).toBeGreaterThan(published.total[i]!);
  }
}

describe('Sobol’ indices of a Saltelli design', () => {
  it('are those published of the Ishigami function, a = 7, b = 0.1', () => {
    // Ishigami and Homma (1990); first and total indices as in Saltelli et al., "Global Sensitivity Analysis" (2008).
    const ishigami = (u: readonly number[]): number => {
      const [x = 0, y = 0, z = 0] = u.map((share) => Math.PI * (2 * share - 1));
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    expectIndices(indicesOf(ishigami, { samples: 8192, dimensions: 3 }), {
      first: [0.3139052, 0.4424111, 0],
      total: [0.5575889, 0.4424111, 0.2436837],
    });
  });

  it('are those of the g-function of Sobol’ in closed form, a = (0, 1, 4.5, 9)', () => {
    // V_i = 1/(3(1 + a_i)²), V = Π(1 + V_i) − 1; total: V_i Π_{j≠i}(1 + V_j)/V.
    const a = [0, 1, 4.5, 9];
    const own = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
    const product = own.reduce((all, v) => all * (1 + v), 1);
    const g = (x: readonly number[]): number =>
      x.reduce((all, xi, i) => (all * (Math.abs(4 * xi - 2) + a[i]!)) / (1 + a[i]!), 1);
    expectIndices(indicesOf(g, { samples: 8192, dimensions: 4 }), {
      first: own.map((v) => v / (product - 1)),
      total: own.map((v) => (v * product) / (1 + v) / (product - 1)),
    });
  });

  it('miss less with more samples, faster than the root of their number', () => {
    const f = ([x = 0, y = 0]: readonly number[]): number => x + 2 * y;
    const miss = (samples: number): number =>
      Math.max(
        ...Array.from({ length: 8 }, (_, seed) =>
          Math.abs(Number(indicesOf(f, { samples, dimensions: 2, seed }).inputs[0]?.first.value) - 0.2),
        ),
      );
    expect(miss(2048)).toBeLessThan(miss(64) / Math.sqrt(2048 / 64));
  });
});

const base = findPreset('base')!.config;
const GREEN = { parameter: 'price_path.appreciation_rates.green', low: 0.02, high: 0.06 };
const TERM = { parameter: 'fund.fund_term', low: 8, high: 11 };

function asking(parameters: readonly object[], samples = 16): SimulationConfig {
  return mergeConfig(base, {
    sensitivity: { method: 'sobol_indices', samples, parameters: parameters as never },
  }) as Partial<SimulationConfig> as SimulationConfig;
}

describe('saltelliSettings', () => {
  it('take each parameter from its range, all but one of A in AB, whole numbers from end to end', () => {
    const { settings, errors } = saltelliSettings(asking([GREEN, TERM]));
    expect(errors).toEqual([]);
    expect(settings).toHaveLength(saltelliSize({ samples: 16, dimensions: 2 }));
    const valuesOf = (row: number, matrix: string, input: number | null): unknown[] =>
      settings
        .filter((one) => one.row === row && one.matrix === matrix && one.input === input)
        .flatMap(({ setting }) => setting.map(([, value]) => value));
    const terms = new Set<unknown>();
    for (let row = 0; row < 16; row++) {
      const [a, b] = [valuesOf(row, 'A', null), valuesOf(row, 'B', null)];
      expect(valuesOf(row, 'AB', 0)).toEqual([b[0], a[1]]);
      expect(valuesOf(row, 'AB', 1)).toEqual([a[0], b[1]]);
      expect(Number(a[0])).toBeGreaterThanOrEqual(0.02);
      expect(Number(a[0])).toBeLessThanOrEqual(0.06);
      terms.add(a[1]);
    }
    expect([...terms].sort()).toEqual([10, 11, 8, 9]);
  });

  it('depend on the seed of the paths', () => {
    const first = ({ settings }: ReturnType<typeof saltelliSettings>): unknown => settings[0]?.setting[0]?.[1];
    const config = asking([GREEN]);
    const other = { ...config, monte_carlo: { ...config.monte_carlo, seed: 43 } };
    expect(first(saltelliSettings(config))).toBe(first(saltelliSettings(config)));
    expect(first(saltelliSettings(other))).not.toBe(first(saltelliSettings(config)));
  });

  it('say where there is no such parameter, and how many points break a rule with the first reasons', () => {
    const gone = saltelliSettings(asking([{ ...GREEN, parameter: 'price_path.appreciation_rates.blue' }]));
    expect(gone.errors.map(({ pointer }) => pointer)).toEqual([
      '/sensitivity/parameters/0/low',
      '/sensitivity/parameters/0/high',
    ]);
    const crossing = [
      { parameter: 'contract.min_appreciation_share', low: 0, high: 1 },
      { parameter: 'contract.max_appreciation_share', low: 0, high: 1 },
    ];
    const { errors } = saltelliSettings(asking(crossing));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ pointer: '/sensitivity/parameters', code: 'cross_field' });
    expect(errors[0]?.message).toMatch(
      /^\d+ of 64 combinations of .*are not possible; first: .*min_appreciation_share = 0\./,
    );
  });
});
