import { canonicalHash, type SimulationConfig } from '@ihome/config';
import { resolveFund, type ResolvedFund } from './resolve-fund';
import { resolveUncertainty, type ResolvedUncertainty } from '../uncertainty/resolve-uncertainty';
import { resolvePortfolio, type ResolvedPortfolio, type RunOptions } from './resolve-portfolio';
import { scenarioKey } from './stress-scenario';

/** One fully resolved configuration: all a path needs, nothing left to look up. Immutable by convention. */
export interface ResolvedStrategy extends ResolvedPortfolio {
  readonly seed: number;
  readonly fund: ResolvedFund;
  /** See `strategyGroupKey`. */
  readonly groupKey: string;
  /** Parameters that each path draws, so that it has a strategy of its own (`strategyOfPath`); null for none. */
  readonly uncertainty: ResolvedUncertainty | null;
}

/** What the market of a path, its horizon and the length of its rows depend on, in a fixed order. */
function groupKey(config: SimulationConfig, { scenario = null, sample = 0 }: RunOptions): string {
  const { zones, fund, origination, price_path: price, interest_rate: rate, waterfall, monte_carlo } = config;
  const byZone = (values: Readonly<Record<string, number>>): unknown[] => zones.map((zone) => values[zone] ?? null);
  return JSON.stringify([
    monte_carlo.seed,
    samplingKey(monte_carlo),
    zones,
    fund.fund_term + fund.extension_years,
    waterfall.distribution_lag_months,
    price.model_type,
    byZone(price.appreciation_rates),
    byZone(price.volatility),
    byZone(price.momentum),
    byZone(price.error_correction),
    byZone(price.initial_momentum),
    price.correlation_matrix,
    price.repair_correlation,
    price.model_type === 'regime_switching'
      ? [
          price.regimes.map((regime) => [
            byZone(regime.growth_rates),
            byZone(regime.volatility),
            regime.name,
            regime.is_recession,
          ]),
          price.regime_transitions,
          price.initial_regime,
        ]
      : null,
    price.model_type === 'historical_bootstrap'
      ? [price.bootstrap_block_months, price.bootstrap_recentre, canonicalHash(price.index_table)]
      : null,
    origination.suburbs.map(({ id, zone, growth_adjustment, volatility }) => [id, zone, growth_adjustment, volatility]),
    price.market_conditions_by_year.map((entry) => [entry.year, entry.growth_shift, entry.rate_shift]),
    [price.cycle_amplitude, price.cycle_length_years, price.cycle_position],
    [
      rate.model,
      rate.base_rate_initial,
      rate.long_term_mean,
      rate.mean_reversion,
      rate.volatility,
      rate.price_correlation,
    ],
    scenarioKey(scenario),
    sample,
  ]);
}

/** What the market draws of a path depend on beside the seed. */
function samplingKey({ sampler, scrambles, num_paths }: SimulationConfig['monte_carlo']): unknown[] {
  if (sampler === 'sobol') return [sampler, scrambles];
  return sampler === 'latin_hypercube' ? [sampler, scrambles, num_paths] : [sampler];
}

/**
 * Resolves a valid configuration, as it is or under a scenario. The scenarios that the configuration lists do nothing here: each is a run of
 * its own. Parameters that each path draws have their configured values here; `strategyOfPath` puts the draws in their place.
 *
 * @throws ValidationError with a pointer when a combination of values has no meaning (see `resolvePortfolio`)
 */
export function resolveStrategy(config: SimulationConfig, options: RunOptions = {}): ResolvedStrategy {
  const seed = config.monte_carlo.seed;
  const configured: ResolvedStrategy = {
    ...resolvePortfolio(config, options),
    seed,
    fund: resolveFund(config),
    groupKey: groupKey(config, options),
    uncertainty: null,
  };
  const resolveDrawn = (drawn: SimulationConfig): ResolvedStrategy => ({
    ...configured,
    ...resolvePortfolio(drawn, { ...options, drawnFrom: configured }),
    fund: resolveFund(drawn),
  });
  return { ...configured, uncertainty: resolveUncertainty(config, resolveDrawn) };
}

/** Strategies with equal keys share the market of each path, the horizon and the layout of their sections. */
export function strategyGroupKey(strategy: ResolvedStrategy): string {
  return strategy.groupKey;
}
