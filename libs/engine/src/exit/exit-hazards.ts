import type { MarketPath } from '../price-path/market-path';

/**
 * Hazards of a path that all loans of a zone share; monthly (annual/12). Default hazards and rate covariate are filled at
 * the start of a path, the table of a zone holds one vintage at a time and is computed as far as loans need it.
 */
export interface ExitHazards {
  /** Default hazard before ramp and CLTV [zone][month], row-major. */
  readonly defaultHazard: Float64Array;
  /** e^{β_r (r(m) − r(0))} [month]: the rate covariate of buy-outs factorised. */
  readonly rateCovariate: Float64Array;
  /** Vintage (month of origination) in the table [zone]; −1 none. */
  readonly vintage: Int32Array;
  /** Last age computed [zone]. */
  readonly lastAge: Int32Array;
  /** Sale hazard [zone][age], row-major. */
  readonly sale: Float64Array;
  /** Refinance hazard [zone][age], row-major. */
  readonly refinance: Float64Array;
  /** Default hazard before the CLTV covariate [zone][age], row-major. */
  readonly defaulted: Float64Array;
  /** Cumulative hazard without loan covariates [zone][age], row-major. */
  readonly cumulative: Float64Array;
  /** Whether the claim of the loan at hand is near its cap [age]: 1 or 0. */
  readonly nearCap: Uint8Array;
}

/** Buffers for the hazards of a path. */
export function createExitHazards({ zoneCount, stride }: Pick<MarketPath, 'zoneCount' | 'stride'>): ExitHazards {
  const cells = zoneCount * stride;
  return {
    defaultHazard: new Float64Array(cells),
    rateCovariate: new Float64Array(stride),
    vintage: new Int32Array(zoneCount).fill(-1),
    lastAge: new Int32Array(zoneCount),
    sale: new Float64Array(cells),
    refinance: new Float64Array(cells),
    defaulted: new Float64Array(cells),
    cumulative: new Float64Array(cells),
    nearCap: new Uint8Array(stride),
  };
}
