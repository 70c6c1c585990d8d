import { normalCdf } from '../math/normal-cdf';
import { exp } from '../math/exp';
import { log } from '../math/log';
import { normalQuantile } from '../math/normal-quantile';
import { andersonDarling, chiSquare, correlation, kolmogorovSmirnov } from './goodness-of-fit.fixture';
import { randomKey } from './key';
import { threefry4x32 } from './threefry';
import { uniformFromWord } from './uniform';

/** n uniforms of one stream: successive paths, all four lanes. */
function uniforms(seed: number, n: number, purpose = 1, entity = 0): Float64Array {
  const key = randomKey(seed);
  const out = new Uint32Array(4);
  const values = new Float64Array(n);
  for (let i = 0; i < n; i += 4) {
    threefry4x32(key, i >> 2, purpose, entity, 0, out);
    for (let lane = 0; lane < 4; lane++) values[i + lane] = uniformFromWord(out[lane]!);
  }
  return values;
}

describe('uniformFromWord', () => {
  it('lies strictly inside (0, 1), exact and symmetric', () => {
    expect(uniformFromWord(0)).toBe(2 ** -33);
    expect(uniformFromWord(0xffffffff)).toBe(1 - 2 ** -33);
    expect(uniformFromWord(0x7fffffff) + uniformFromWord(0x80000000)).toBe(1);
  });

  it('is uniform: χ² over 256 cells, Kolmogorov–Smirnov, Anderson–Darling', () => {
    const n = 65536;
    const values = uniforms(42, n);
    const cells = chiSquare(values, 256);
    expect(cells).toBeGreaterThan(255 - 4 * Math.sqrt(510));
    expect(cells).toBeLessThan(255 + 4 * Math.sqrt(510));
    expect(kolmogorovSmirnov(values)).toBeLessThan(1.95);
    expect(andersonDarling(values)).toBeLessThan(6);
  });

  it('has uniform pairs: χ² over 32 × 32 cells of neighbouring draws', () => {
    const n = 65536;
    const values = uniforms(7, n);
    const counts = new Float64Array(1024);
    for (let i = 0; i < n; i += 2) counts[Math.floor(values[i]! * 32) * 32 + Math.floor(values[i + 1]! * 32)]! += 1;
    const cells = counts.reduce((s, c) => s + (c - 32) ** 2 / 32, 0);
    expect(Math.abs(cells - 1023)).toBeLessThan(4 * Math.sqrt(2046));
  });

  it('gives normals and exponentials with their laws and first moments', () => {
    const n = 65536;
    const values = uniforms(2026, n);
    const normals = values.map(normalQuantile);
    const exponentials = values.map((u) => -log(u));
    expect(andersonDarling(normals.map(normalCdf))).toBeLessThan(6);
    expect(kolmogorovSmirnov(exponentials.map((x) => 1 - exp(-x)))).toBeLessThan(1.95);
    const mean = (v: Float64Array, power: number): number => v.reduce((s, x) => s + x ** power, 0) / n;
    const near = (calculated: number, expected: number, variance: number): void =>
      expect(Math.abs(calculated - expected)).toBeLessThan(4 * Math.sqrt(variance / n));
    near(mean(normals, 1), 0, 1);
    near(mean(normals, 2), 1, 2);
    near(mean(normals, 3), 0, 15);
    near(mean(normals, 4), 3, 96);
    near(mean(exponentials, 1), 1, 1);
    near(mean(exponentials, 2), 2, 20);
  });

  it('has no correlation between neighbouring seeds, purposes, entities, lanes and lags', () => {
    const n = 16384;
    const base = uniforms(42, n);
    const others = [
      uniforms(43, n),
      uniforms(42 + 2 ** 32, n),
      uniforms(42, n, 2),
      uniforms(42, n, 1, 1),
      base.map((_, i) => base[(i + 1) % n]!),
      base.map((_, i) => base[(i + 4) % n]!),
    ];
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(4 / Math.sqrt(n));
  });
});
