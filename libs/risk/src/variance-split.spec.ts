import { normalQuantile, randomKey, threefry4x32, uniformFromWord } from '@ihome/engine';
import { varianceSplit } from './variance-split';

const N = 20_000;

/** Normal i of a stream. */
function normals(stream: number): Float64Array {
  const words = new Uint32Array(4);
  return Float64Array.from({ length: N }, (_, i) => {
    threefry4x32(randomKey(7), i, stream, 0, 0, words);
    return normalQuantile(uniformFromWord(words[0]!));
  });
}

const theta = normals(901);
/** a·θ + b·ε, whose parameter share is a²/(a² + b²). */
const linear = (a: number, b: number, stream: number): Float64Array =>
  normals(stream).map((epsilon, i) => 5 + a * theta[i]! + b * epsilon);

describe('variance split', () => {
  it.each([
    [1, 1, 0.5],
    [1, 3, 0.1],
    [3, 1, 0.9],
    [0, 1, 0],
  ])('of the linear Gaussian model %pθ + %pε is %p within its error', (a, b, share) => {
    const split = varianceSplit({ values: linear(a, b, 902), against: linear(a, b, 903), units: null }, 0.99);
    expect(split.n).toBe(N);
    expect(Math.abs(Number(split.parameterShare.value) - share)).toBeLessThan(3 * Number(split.standardError));
    // Delta method of the Gaussian model: (1 − S²)/√n.
    expect(Number(split.standardError)).toBeCloseTo((1 - share * share) / Math.sqrt(N), 3);
    expect(Number(split.variance) / (a * a + b * b)).toBeCloseTo(1, 1);
    expect(Number(split.parameterVariance) + Number(split.processVariance)).toBeCloseTo(Number(split.variance), 10);
  });

  it('is all parameter without a process, and has no error then', () => {
    const values = linear(1, 0, 902);
    const split = varianceSplit({ values, against: values.slice(), units: null }, 0.95);
    expect(split).toMatchObject({ processVariance: 0, parameterShare: { value: 1 } });
    expect(Number(split.standardError)).toBeLessThan(1e-12);
  });

  it('has the example of its docstring, and its limits', () => {
    const of = (values: readonly number[], against: readonly number[]) =>
      varianceSplit({ values: Float64Array.from(values), against: Float64Array.from(against), units: null }, 0.95);
    expect(of([0, 2], [0, 2]).parameterShare.value).toBe(1);
    expect(of([0, 2], [2, 0]).parameterShare.value).toBe(-1);
    expect(of([1, 1], [1, 1]).variance).toMatchObject({ status: 'undefined' });
    expect(of([1], [2]).variance).toMatchObject({ status: 'undefined' });
  });
});
