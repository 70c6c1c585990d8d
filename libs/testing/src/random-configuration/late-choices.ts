/** Choices that are made once a configuration stands, from dice of their own: earlier draws do not move. */
import type { SimulationConfig } from '@ihome/config';
import type { Dice } from './dice';

/** Now and then one portfolio for all paths in place of one a path, and an over-advance on graded suburbs. */
export function withLateChoices(
  config: SimulationConfig,
  dice: Dice,
  { isPlainPortfolio }: { readonly isPlainPortfolio: boolean },
): SimulationConfig {
  return withOverAdvance(isPlainPortfolio ? config : withFixedPortfolio(config, dice), dice);
}

function withFixedPortfolio(config: SimulationConfig, dice: Dice): SimulationConfig {
  if (config.origination.portfolio_mode !== 'per_path' || !dice.chance(0.25)) return config;
  return { ...config, origination: { ...config.origination, portfolio_mode: 'fixed' } };
}

/** Grades on the suburbs, one more of the best in the green zone, and a higher advance on them; where there is a sleeve. */
function withOverAdvance(config: SimulationConfig, dice: Dice): SimulationConfig {
  const { zones, origination, leverage } = config;
  if (!leverage.enabled || !leverage.green_sleeve.enabled || !dice.chance(0.6)) return config;
  const grades = { best: dice.pick(['A+', 'prime']), other: 'B' };
  const graded = origination.suburbs.map((suburb) =>
    dice.chance(0.3) ? suburb : { ...suburb, grade: dice.chance(0.5) ? grades.best : grades.other },
  );
  const green = zones.includes('green') ? 'green' : (zones[0] ?? '');
  const best = { id: 'best suburb', zone: green, weight: dice.number(0.1, 5), growth_adjustment: 0, volatility: 0 };
  const rate = leverage.green_sleeve.advance_rate;
  return {
    ...config,
    origination: { ...origination, suburbs: [...graded, { ...best, grade: grades.best }] },
    leverage: {
      ...leverage,
      a_plus_overadvance: {
        enabled: true,
        grade: grades.best,
        advance_rate: dice.pick([rate, 1, dice.number(rate, 1)]),
      },
    },
  };
}
