/** Regimes of the market: a monthly Markov chain and the log growth within a regime, model §1. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, ofZone } from './calendar';
import { PURPOSE, type RandomSource } from './random-numbers';

type Matrix = readonly (readonly number[])[];

const entry = (a: Matrix, i: number, j: number): number => at(at(a, i), j);
const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
const map = (a: Matrix, f: (x: number, i: number, j: number) => number): number[][] =>
  a.map((row, i) => row.map((x, j) => f(x, i, j)));
const product = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => at(b, 0).map((_, j) => row.reduce((sum, x, k) => sum + x * entry(b, k, j), 0)));

/** X with A·X = B, by Gaussian elimination with partial pivoting. */
function solve(a: Matrix, b: Matrix): number[][] {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...at(b, i)]);
  for (let c = 0; c < n; c += 1) {
    let best = c;
    for (let i = c; i < n; i += 1) if (Math.abs(entry(rows, i, c)) > Math.abs(entry(rows, best, c))) best = i;
    [rows[c], rows[best]] = [at(rows, best), at(rows, c)];
    for (let i = 0; i < n; i += 1) {
      if (i === c) continue;
      const factor = entry(rows, i, c) / entry(rows, c, c);
      rows[i] = at(rows, i).map((x, j) => x - factor * entry(rows, c, j));
    }
  }
  return rows.map((row, i) => row.slice(n).map((x) => x / at(row, i)));
}

/** ln A = ∫₀¹ (A − I)(t(A − I) + I)⁻¹ dt, by the double-exponential rule, which takes the steep end of a small eigenvalue. */
function logarithm(a: Matrix): number[][] {
  const less = map(a, (x, i, j) => x - (i === j ? 1 : 0));
  let sum = map(a, () => 0);
  const step = 1 / 32;
  for (let k = -115; k <= 115; k += 1) {
    const s = k * step;
    const inner = (Math.PI / 2) * Math.sinh(s);
    const t = 1 / (1 + Math.exp(-2 * inner));
    const weight = (step * (Math.PI / 2) * Math.cosh(s)) / (2 * Math.cosh(inner) ** 2);
    const integrand = solve(
      map(less, (x, i, j) => t * x + (i === j ? 1 : 0)),
      less,
    );
    sum = map(sum, (x, i, j) => x + weight * entry(integrand, i, j));
  }
  return sum;
}

/** e^A = (e^(A/1024))^1024, the inner one by its series. */
function exponential(a: Matrix): number[][] {
  let term = identity(a.length);
  let sum = identity(a.length);
  for (let k = 1; k <= 20; k += 1) {
    term = map(product(term, a), (x) => x / (1024 * k));
    sum = map(sum, (x, i, j) => x + entry(term, i, j));
  }
  for (let i = 0; i < 10; i += 1) sum = product(sum, sum);
  return sum;
}

/** P_month = exp(ln P / 12). */
function monthlyMatrix(annual: Matrix): number[][] {
  return exponential(map(logarithm(annual), (x) => x / 12));
}

/** π = πP with Σπ = 1. */
function stationary(annual: Matrix): number[] {
  const n = annual.length;
  const equations = identity(n).map((_, i) =>
    at(annual, 0).map((__, j) => (i === 0 ? 1 : entry(annual, j, i) - (i === j ? 1 : 0))),
  );
  return solve(
    equations,
    equations.map((_, i) => [i === 0 ? 1 : 0]),
  ).map((row) => at(row, 0));
}

/** Regime of each month 0..H, by position in the list; empty without regimes. */
export function regimesOf(config: SimulationConfig, random: RandomSource): number[] {
  const { model_type: model, regimes, regime_transitions: annual, initial_regime: initial } = config.price_path;
  if (model !== 'regime_switching') return [];
  const monthly = monthlyMatrix(annual);
  const states: number[] = [];
  for (let m = 0; m <= horizon(config); m += 1) {
    const u = random.uniform({ purpose: PURPOSE.regime, entity: 0, draw: Math.floor(m / 4), lane: m % 4 });
    if (m > 0) states.push(drawFrom(at(monthly, at(states, m - 1)), u));
    else states.push(initial === null ? drawFrom(stationary(annual), u) : regimes.findIndex((r) => r.name === initial));
  }
  return states;
}

/** First state whose cumulative probability exceeds u. */
function drawFrom(probabilities: readonly number[], u: number): number {
  let below = 0;
  for (let s = 0; s < probabilities.length - 1; s += 1) {
    below += Math.max(at(probabilities, s), 0);
    if (u < below) return s;
  }
  return probabilities.length - 1;
}

/**
 * Growth and volatility of a zone in month m, which is spent in one regime. ASSUMPTION: the step over (m − 1, m] is that of the
 * regime of month m, the first one drawn from the regime of month 0.
 */
export function growthInRegime(
  config: SimulationConfig,
  state: number,
  zone: string,
): { readonly growth: number; readonly sigma: number } {
  const regime = at(config.price_path.regimes, state);
  return { growth: ofZone(regime.growth_rates, zone), sigma: ofZone(regime.volatility, zone) };
}
