import { momentumVariance } from '@ihome/engine';

import { normals, syntheticIndex } from '../synthetic-index.fixture';
import { momentumVariogram } from './momentum-variogram';

describe('momentumVariogram', () => {
  it('of gbm is j', () => {
    const variogram = momentumVariogram({ momentum: 0, errorCorrection: 0 }, 30);
    variogram.forEach((v, j) => expect(v).toBeCloseTo(j, 12));
  });

  it('without a pull is that of summed AR(1) steps: [j − 2φ(1 − φ^j)/(1 − φ²)]/(1 − φ)²', () => {
    const phi = 0.9;
    const variogram = momentumVariogram({ momentum: phi, errorCorrection: 0 }, 120);
    for (const j of [1, 12, 60, 120]) {
      expect(variogram[j]).toBeCloseTo((j - (2 * phi * (1 - phi ** j)) / (1 - phi * phi)) / (1 - phi) ** 2, 8);
    }
  });

  it('with a pull is 2(γ(0) − γ(j)) of the AR(2) process, and near none as near κ = 0', () => {
    const [phi, kappa] = [0.85, 0.01];
    const [a, b] = [1 - kappa + phi, -phi];
    const gamma0 = (1 - b) / ((1 + b) * ((1 - b) ** 2 - a * a));
    const gamma = [gamma0, (gamma0 * a) / (1 - b)];
    for (let j = 2; j <= 120; j++) gamma.push(a * gamma[j - 1]! + b * gamma[j - 2]!);
    const variogram = momentumVariogram({ momentum: phi, errorCorrection: kappa }, 120);
    gamma.forEach((g, j) => expect(variogram[j]! / Math.max(2 * (gamma0 - g), 1e-9)).toBeCloseTo(j === 0 ? 0 : 1, 9));
    const free = momentumVariogram({ momentum: phi, errorCorrection: 0 }, 120)[120]!;
    expect(momentumVariogram({ momentum: phi, errorCorrection: 1e-12 }, 120)[120]! / free).toBeCloseTo(1, 8);
  });

  it('exceeds the variance from a known state, and is what simulated indices show', () => {
    const process = { momentum: 0.9, errorCorrection: 0.01, volatility: Math.sqrt(12), logGrowth: 0, months: 13 };
    const normal = normals(11);
    const runs = 1500;
    const changes = Array.from({ length: runs }, () => syntheticIndex(process, normal)[12]!);
    const mean = changes.reduce((sum, x) => sum + x * x, 0) / runs;
    const expected = momentumVariogram(process, 12)[12]!;
    expect(Math.abs(mean / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
    expect(expected).toBeGreaterThan(1.5 * momentumVariance(process, 12)[12]!);
  });
});
