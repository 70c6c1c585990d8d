import { normalQuantile, randomKey, threefry4x32, uniformFromWord } from '@ihome/engine';
import { controlledMean, type ControlledMean } from './control-variate';

/** x = 3 + 2z + e/2, c = 5 + z: correlation 4/√17, so that the variance falls by 17. Two normals a path, four words. */
function estimate(
  seed: number,
  options: { readonly paths?: number; readonly missing?: boolean; readonly units?: number } = {},
): ControlledMean {
  const { paths = 1000, missing = false, units = paths } = options;
  const key = randomKey(seed);
  const words = new Uint32Array(4);
  const draws = Array.from({ length: paths }, (_, path) => {
    threefry4x32(key, path, 1, 0, 0, words);
    return [normalQuantile(uniformFromWord(words[0]!)), normalQuantile(uniformFromWord(words[1]!))] as const;
  });
  return controlledMean({
    paths,
    value: (path) => (missing && draws[path]![0] < -1 ? null : 3 + 2 * draws[path]![0] + draws[path]![1] / 2),
    control: (path) => 5 + draws[path]![0],
    expected: 5,
    unitOf: (path) => path % units,
    units,
    confidence: 0.95,
  });
}

describe('controlledMean', () => {
  it('takes out what the control explains: coefficient 2, variance over 17', () => {
    const { value, coefficient, varianceReduction, standardError } = estimate(1, { paths: 20_000 });
    expect(Number(coefficient)).toBeCloseTo(2, 1);
    expect(Number(varianceReduction) / 17).toBeCloseTo(1, 1);
    expect(Number(standardError) / (0.5 / Math.sqrt(20_000))).toBeCloseTo(1, 1);
    expect(Math.abs(Number(value) - 3)).toBeLessThan(4 * Number(standardError));
  });

  it.each([
    ['each path for itself', {}, 3],
    ['twenty units', { units: 20 }, 3],
    // E[z | z > −1] = φ(1)/Φ(1) = 0.2876.
    ['paths without the figure', { missing: true }, 3 + 2 * 0.28759997],
  ] as const)('covers the mean in 95 of 100 samples: %s', (_, options, truth) => {
    const covered = Array.from({ length: 1000 }, (__, seed) => {
      const { low, high } = estimate(seed + 10, { paths: 400, ...options });
      return Number(low) <= truth && truth <= Number(high);
    });
    expect(Math.abs(covered.filter(Boolean).length / 1000 - 0.95)).toBeLessThan(0.028);
  });

  it('is not applicable where the control explains nothing, undefined with too few units or no path', () => {
    const flat = {
      paths: 10,
      control: (): number => 1,
      expected: 1,
      unitOf: (p: number): number => p,
      confidence: 0.95,
    };
    expect(controlledMean({ ...flat, units: 10, value: (p) => p }).value).toMatchObject({ status: 'not_applicable' });
    expect(controlledMean({ ...flat, units: 10, value: () => null }).value).toMatchObject({ status: 'undefined' });
    expect(estimate(1, { units: 3 }).value).toMatchObject({ status: 'undefined' });
  });
});
