import { normalQuantile } from '../math/normal-quantile';
import { PURPOSE_PARAMETER } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { marginalValue } from './marginal';
import type { ResolvedUncertainty } from './resolve-uncertainty';

/**
 * The values of the drawn parameters on a path [parameter]: x = L·z with independent normals z and L the Cholesky factor, value
 * F⁻¹(Φ(x)) (Gaussian copula). A pure function of seed, path and the list up to the parameter, so one that is added at the end moves no other.
 *
 * Source: `docs/model/uncertainty.md`. Verified by `draw-parameters.spec.ts`.
 */
export function drawParameters({ parameters, factor, randomKey }: ResolvedUncertainty, path: number): Float64Array {
  const n = parameters.length;
  const words = new Uint32Array(4);
  const independent = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if ((i & 3) === 0) threefry4x32(randomKey, path, PURPOSE_PARAMETER, 0, i >> 2, words);
    independent[i] = normalQuantile(uniformFromWord(words[i & 3]!));
  }
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = 0;
    for (let k = 0; k <= i; k++) x += factor[i * n + k]! * independent[k]!;
    const { marginal, integer } = parameters[i]!;
    const value = marginalValue(marginal, x);
    values[i] = integer ? Math.floor(value + 0.5) : value;
  }
  return values;
}
