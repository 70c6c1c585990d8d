import type { SimulationConfig } from '../generated/simulation-config';
import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';
import { PSD_TOLERANCE, symmetricEigenvalues } from './symmetric-eigenvalues';

const MATRIX = keysOf('price_path.correlation_matrix');

/**
 * Spectral radius of the momentum recursion, whose matrix is A = [[1 − κ, φ], [−κ, φ]]: trace 1 − κ + φ,
 * determinant φ. Example: φ = 0.9, κ = 0 gives 1.
 */
export function momentumSpectralRadius(momentum: number, errorCorrection: number): number {
  const trace = 1 - errorCorrection + momentum;
  const discriminant = trace * trace - 4 * momentum;
  if (discriminant < 0) return Math.sqrt(momentum);
  const root = Math.sqrt(discriminant);
  return Math.max(Math.abs(trace + root), Math.abs(trace - root)) / 2;
}

/** Rules over home prices. */
export const PRICE_PATH_RULES: readonly CrossFieldRule[] = [
  {
    name: 'correlation_matrix',
    statement:
      'The correlation matrix has a row and a column for each zone, ones on its diagonal, is symmetric and, unless it is to be repaired, positive semi-definite.',
    reads: ['zones', 'price_path.correlation_matrix', 'price_path.repair_correlation'],
    severity: 'error',
    check: (config) => {
      const size = wrongSize(config);
      if (size.length > 0) return size;
      const entries = wrongEntries(config);
      return entries.length > 0 ? entries : wrongSpectrum(config);
    },
  },
  {
    name: 'momentum_stable',
    statement: 'The spectral radius of the momentum recursion of every zone is at most 1.',
    reads: ['zones', 'price_path.model_type', 'price_path.momentum', 'price_path.error_correction'],
    severity: 'error',
    check: ({ zones, price_path: prices }) => {
      if (prices.model_type !== 'momentum') return [];
      return zones.flatMap((zone) => {
        const radius = momentumSpectralRadius(prices.momentum[zone] ?? 0, prices.error_correction[zone] ?? 0);
        if (radius <= 1 + 1e-12) return [];
        const at: Breach['at'] = [
          [...keysOf('price_path.momentum'), zone],
          [...keysOf('price_path.error_correction'), zone],
        ];
        return [
          { at, message: `prices of zone ${zone} would explode: the spectral radius is ${radius.toPrecision(6)}` },
        ];
      });
    },
  },
];

function wrongSize({ zones, price_path: prices }: SimulationConfig): readonly Breach[] {
  const n = zones.length;
  const rows = prices.correlation_matrix;
  if (rows.length !== n) {
    return [{ at: [MATRIX], message: `needs ${n} rows, one per zone in their order, not ${rows.length}` }];
  }
  return rows.flatMap((row, i): Breach[] => {
    if (row.length === n) return [];
    return [{ at: [[...MATRIX, i]], message: `needs ${n} numbers, one per zone in their order, not ${row.length}` }];
  });
}

function wrongEntries({ price_path: prices }: SimulationConfig): readonly Breach[] {
  const rows = prices.correlation_matrix;
  const breaches: Breach[] = [];
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      const mirrored = rows[j]?.[i];
      if (i === j && value !== 1) {
        breaches.push({ at: [[...MATRIX, i, j]], message: `the diagonal must be 1, not ${value}` });
      }
      if (j > i && value !== mirrored) {
        const at: Breach['at'] = [
          [...MATRIX, i, j],
          [...MATRIX, j, i],
        ];
        breaches.push({ at, message: `the matrix must be symmetric: ${value} above the diagonal, ${mirrored} below` });
      }
    });
  });
  return breaches;
}

function wrongSpectrum({ price_path: prices }: SimulationConfig): readonly Breach[] {
  const rows = prices.correlation_matrix;
  const smallest = symmetricEigenvalues(rows)[0] ?? 1;
  if (smallest < PSD_TOLERANCE) {
    if (prices.repair_correlation) return [];
    const message = `the matrix is not positive semi-definite: its smallest eigenvalue is ${smallest.toPrecision(6)}; change it, or set price_path.repair_correlation`;
    return [{ at: [MATRIX, keysOf('price_path.repair_correlation')], message, code: 'not_psd' }];
  }
  const total = rows.flat().reduce((sumOfAll, value) => sumOfAll + value, 0);
  if (total > 1e-9) return [];
  return [{ at: [MATRIX], message: 'the zones cancel each other out: the sum of all correlations must be positive' }];
}
