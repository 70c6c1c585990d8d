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

/** How a configuration is run. */
export interface RunOptions {
  /** What is laid over every path; null for none. */
  readonly scenario?: StressScenario | null;
  /** 1 for other numbers of the process than those of the seed, beside the same draws of parameters (docs/model/uncertainty.md). */
  readonly sample?: 0 | 1;
}

/** What a path with drawn parameters has in common with all others. */
interface DrawnOptions {
  /** The strategy as it is configured: its sampling is used, and the key of its fates, which nothing else shares. */
  readonly drawnFrom?: Pick<ResolvedPortfolio, 'sampling' | 'fateKey'> | null;
}

/**
 * Resolves the sections market, interest rate, origination, contract and exit.
 *
 * @throws ValidationError with a pointer when a combination of values has no meaning (a correlation matrix that is not
 * positive semi-definite, growth of −100% or less, an LTV of zero …)
 */
export function resolvePortfolio(
  config: SimulationConfig,
  { scenario = null, sample = 0, drawnFrom = null }: RunOptions & DrawnOptions = {},
): ResolvedPortfolio {
  const horizonMonths = 12 * (config.fund.fund_term + config.fund.extension_years);
  const contract = resolveContract(config, horizonMonths);
  const key = randomKey(config.monte_carlo.seed, sample);
  const resolved: ResolvedPortfolio = {
    zones: config.zones,
    horizonMonths,
    randomKey: key,
    sampling:
      drawnFrom?.sampling ?? resolveSampling(config, { randomKey: key, zoneCount: config.zones.length, horizonMonths }),
    fateKey: drawnFrom?.fateKey ?? fateKey(config, scenario),
    market: resolveMarket(config, { scenario, horizonMonths }),
    interestRate: resolveInterestRate(config, { scenario, horizonMonths }),
    origination: resolveOrigination(config),
    contract,
    exit: resolveExit(config, { contract, scenario }),
  };
  if (config.origination.portfolio_mode !== 'fixed') return resolved;
  // The portfolio is given, not a part of the process: every sample has the same.
  const drawn = { ...resolved, randomKey: randomKey(config.monte_carlo.seed) };
  const tape = drawFixedPortfolio(drawn, programmeTargets(config, horizonMonths));
  return { ...resolved, origination: { ...resolved.origination, tape } };
}
