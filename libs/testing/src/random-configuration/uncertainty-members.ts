/** Parameters that each path draws, of every family, and their correlation. */
import { getParameter, type SimulationConfig } from '@ihome/config';
import type { Dice } from './dice';

type Uncertain = SimulationConfig['monte_carlo']['parameter_uncertainty'][number];

/** The configuration with one to five parameters drawn around their values, none of which is in a rule with others. */
export function withUncertainty(config: SimulationConfig, dice: Dice): SimulationConfig {
  const [zone = ''] = config.zones;
  const candidates = [
    'exit.base_sale_rate',
    'exit.base_refinance_rate',
    'contract.share_multiplier',
    'fees.management_fee_rate',
    `price_path.volatility.${zone}`,
    `price_path.appreciation_rates.${zone}`,
    'exit.life_event_rate',
  ];
  const drawn = candidates.filter((_, i) => i === 0 || dice.chance(0.6)).slice(0, 5);
  const uncertainty = drawn.map((parameter) => around(parameter, Number(getParameter(config, parameter)), dice));
  const common = dice.pick([0, 1, dice.uniform()]);
  const matrix = drawn.map((_, i) => drawn.map((__, j) => (i === j ? 1 : common)));
  return {
    ...config,
    monte_carlo: {
      ...config.monte_carlo,
      parameter_uncertainty: uncertainty,
      parameter_uncertainty_correlation: dice.chance(0.3) ? [] : matrix,
    },
  };
}

/** A distribution that stays within a tenth of the value, or whose tails are cut where the parameter ends. */
function around(parameter: string, value: number, dice: Dice): Uncertain {
  const [low, high] = value < 0 ? [value, 0.9 * value] : [0.9 * value, value];
  const width = 0.1 * Math.abs(value);
  switch (dice.pick(['normal', 'lognormal', 'uniform', 'triangular', 'beta'])) {
    case 'lognormal':
      if (value > 0) return { parameter, distribution: 'lognormal', arguments: [value, width] };
      return { parameter, distribution: 'normal', arguments: [value, width] };
    case 'normal':
      return { parameter, distribution: 'normal', arguments: [value, dice.pick([0, width])] };
    case 'uniform':
      return { parameter, distribution: 'uniform', arguments: [low, high] };
    case 'triangular':
      return {
        parameter,
        distribution: 'triangular',
        arguments: [low, dice.pick([low, (low + high) / 2, high]), high],
      };
    case 'beta':
      return { parameter, distribution: 'beta', arguments: [dice.number(0.3, 5), dice.number(0.3, 20), low, high] };
  }
}
