/** Parameters that each path draws, from the text of docs/model/uncertainty.md: distributions, Gaussian copula, one draw a path. */
import { drawnPlace, setParameter, type SimulationConfig } from '@ihome/config';
import { at } from './calendar';
import { semidefiniteCholesky } from './correlation';
import { logGamma } from './gamma';
import { cumulative, truncatedNormal } from './normal';
import { PURPOSE, type RandomSource } from './random-numbers';

type Uncertain = SimulationConfig['monte_carlo']['parameter_uncertainty'][number];

/** A value that a path drew. */
export interface ReferenceDraw {
  readonly parameter: string;
  readonly value: number;
}

/** The draws of a path, in the order of the configuration. */
export function drawnParameters({ monte_carlo }: SimulationConfig, random: RandomSource): ReferenceDraw[] {
  const { parameter_uncertainty: uncertain, parameter_uncertainty_correlation: matrix } = monte_carlo;
  const lower = matrix.length === 0 ? null : semidefiniteCholesky(matrix);
  const z = uncertain.map((_, i) =>
    random.normal({ purpose: PURPOSE.parameter, entity: 0, draw: Math.floor(i / 4), lane: i % 4 }),
  );
  return uncertain.map((entry, i) => {
    const x = lower === null ? at(z, i) : at(lower, i).reduce((sum, l, k) => sum + l * (z[k] ?? 0), 0);
    const value = valueAt(entry, x);
    const isWhole = drawnPlace(entry.parameter)?.shape.integer === true;
    return { parameter: entry.parameter, value: isWhole ? Math.round(value) : value };
  });
}

/** The configuration with the draws of a path in the place of its values. */
export function withDraws(config: SimulationConfig, draws: readonly ReferenceDraw[]): SimulationConfig {
  return draws.reduce((so, { parameter, value }) => setParameter(so, parameter, value), config);
}

/** F⁻¹(Φ(x)). */
function valueAt({ parameter, distribution, arguments: given }: Uncertain, x: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = given;
  const u = cumulative(x);
  const v = cumulative(-x);
  const shape = drawnPlace(parameter)?.shape;
  const low = shape?.min?.value ?? -Infinity;
  const high = shape?.max?.value ?? Infinity;
  switch (distribution) {
    case 'normal':
      return truncatedNormal({ mean: a, sd: b, low, high }, u);
    case 'lognormal': {
      if (b === 0) return a;
      const variance = Math.log1p((b / a) ** 2);
      const law = { mean: Math.log(a) - variance / 2, sd: Math.sqrt(variance) };
      return Math.exp(truncatedNormal({ ...law, low: Math.log(Math.max(low, 0)), high: Math.log(high) }, u));
    }
    case 'uniform':
      return a + (b - a) * u;
    case 'triangular':
      if (a === c) return a;
      return u < (b - a) / (c - a) ? a + Math.sqrt(u * (c - a) * (b - a)) : c - Math.sqrt(v * (c - a) * (c - b));
    case 'beta':
      return c + (d - c) * betaQuantile(a, b, { lower: u, upper: v });
  }
}

function betaQuantile(
  a: number,
  b: number,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    const below = lower <= 0.5 ? betaTail(a, b, middle) < lower : betaTail(b, a, 1 - middle) > upper;
    if (below) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X ≤ x): x^a(1 − x)^b/(a·B(a, b))·(1 + Σ x^n·(a + b)…(a + b + n − 1)/((a + 1)…(a + n))), DLMF 8.17.8; from above the mean by symmetry. */
function betaTail(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaTail(b, a, 1 - x);
  let sum = 1;
  let term = 1;
  for (let n = 0; term > 1e-18 * sum; n += 1) {
    term *= (x * (a + b + n)) / (a + 1 + n);
    sum += term;
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) * sum) / a;
}
