import type { SimulationConfig } from '@ihome/config';

import { programmeTargets } from '../deployment/programme-pace';
import { drawFixedPortfolio } from '../origination/fixed-portfolio';
import { randomKey } from '../random/key';
import { fateKey } from './fate-key';
import { type ResolvedContract, resolveContract } from './resolve-contract';
import { type ResolvedExit, resolveExit } from './resolve-exit';
import { type ResolvedInterestRate, resolveInterestRate } from './resolve-interest-rate';
import { type ResolvedMarket, resolveMarket } from './resolve-market';
import { type ResolvedOrigination, resolveOrigination } from './resolve-origination';
import { type ResolvedSampling, resolveSampling } from './resolve-sampling';
import type { StressScenario } from './stress-scenario';

/**
 * Everything the portfolio side of a path needs, expanded once per strategy: monthly rates, tables by age and month,
 * matrix factors, distribution constants. Immutable by convention; arrays are never written after resolution.
 */
export interface ResolvedPortfolio {
  /** Zone ids in order; `zone` columns are positions of this list. */
  readonly zones: readonly string[];
  /** Last month H = 12·(fund_term + extension_years). */
  readonly horizonMonths: number;
  /** Threefry key of the seed. */
  readonly randomKey: Uint32Array;
  /** How the market factors are drawn. */
  readonly sampling: ResolvedSampling;
  /** See `fateKey`: equal keys share draws and exits of loans within one market. */
  readonly fateKey: string;
  readonly market: ResolvedMarket;
  readonly interestRate: ResolvedInterestRate;
  readonly origination: ResolvedOrigination;
  readonly contract: ResolvedContract;
  readonly exit: ResolvedExit;
}

/**
 * Resolves the sections market, interest rate, origination, contract and exit.
 *
 * @throws ValidationError with a pointer when a combination of values has no meaning (a correlation matrix that is not
 * positive semi-definite, growth of −100% or less, an LTV of zero …)
 */
export function resolvePortfolio(config: SimulationConfig, scenario: StressScenario | null = null): ResolvedPortfolio {
  const horizonMonths = 12 * (config.fund.fund_term + config.fund.extension_years);
  const contract = resolveContract(config, horizonMonths);
  const key = randomKey(config.monte_carlo.seed);
  const resolved: ResolvedPortfolio = {
    zones: config.zones,
    horizonMonths,
    randomKey: key,
    sampling: resolveSampling(config, { randomKey: key, zoneCount: config.zones.length, horizonMonths }),
    fateKey: fateKey(config, scenario),
    market: resolveMarket(config, { scenario, horizonMonths }),
    interestRate: resolveInterestRate(config, { scenario, horizonMonths }),
    origination: resolveOrigination(config),
    contract,
    exit: resolveExit(config, { contract, scenario }),
  };
  if (config.origination.portfolio_mode !== 'fixed') return resolved;
  const tape = drawFixedPortfolio(resolved, programmeTargets(config, horizonMonths));
  return { ...resolved, origination: { ...resolved.origination, tape } };
}
