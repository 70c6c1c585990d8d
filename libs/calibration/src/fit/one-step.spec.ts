import { choleskyFactor } from '@ihome/engine';

import { normals, syntheticIndex } from '../synthetic-index.fixture';
import { oneStep, stepLikelihood } from './one-step';

/** L⁻¹v by forward substitution. */
function solveLower(factor: Float64Array, v: readonly number[]): number[] {
  const n = v.length;
  const x: number[] = [];
  for (let i = 0; i < n; i++) {
    let sum = v[i]!;
    for (let j = 0; j < i; j++) sum -= factor[i * n + j]! * x[j]!;
    x.push(sum / factor[i * n + i]!);
  }
  return x;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('stepLikelihood', () => {
  const process = { momentum: 0.8, errorCorrection: 0.02, volatility: 0.05, logGrowth: 0.04, months: 40 };
  const levels = syntheticIndex(process, normals(8));

  it.each([
    [0.8, 0.02],
    [0.3, 0.15],
    [0.95, 0],
  ])('at φ = %d, κ = %d is the density of the steps as one normal vector, growth integrated out', (phi, kappa) => {
    const n = levels.length - 1;
    const times = Array.from({ length: n - 1 }, (_, i) => i + 1);
    const y = times.map(
      (t) => levels[t + 1]! - levels[t]! - phi * (levels[t]! - levels[t - 1]!) + kappa * (levels[t]! - levels[0]!),
    );
    const g = times.map((t) => 1 - phi + kappa * t);
    // The height of the trend line: κ²·Var[x] in every entry, Var[x] = (1+φ)/((1−φ)κ(2+2φ−κ)).
    const common = kappa === 0 ? 0 : (kappa * kappa * (1 + phi)) / ((1 - phi) * kappa * (2 + 2 * phi - kappa));
    const factor = choleskyFactor(times.map((_, i) => times.map((__, j) => (i === j ? 1 + common : common))));
    const [wy, wg] = [solveLower(factor, y), solveLower(factor, g)];
    const logDeterminant = 2 * times.reduce((sum, _, i) => sum + Math.log(factor[i * times.length + i]!), 0);
    const found = stepLikelihood(oneStep(levels, null), { momentum: phi, errorCorrection: kappa });
    expect(found.degrees).toBe(times.length - 1);
    expect(found.logDeterminant).toBeCloseTo(logDeterminant + Math.log(dot(wg, wg)), 9);
    expect(found.squares / (dot(wy, wy) - dot(wg, wy) ** 2 / dot(wg, wg))).toBeCloseTo(1, 9);
  });

  it('counts a month of weight 2 twice', () => {
    const once = oneStep(levels, null);
    const twice = oneStep(levels, new Float64Array(levels.length - 1).fill(2));
    expect(twice.count).toBe(2 * once.count);
    twice.products.forEach((p, i) => expect(p).toBeCloseTo(2 * once.products[i]!, 10));
  });
});
