/** For specs: positions redone from their own rows: origination, claim, cash of the exit. */
import type { SimulationConfig } from '@ihome/config';
import { claimOn, paidOf, seniorPart } from './contract.fixture';
import { at, Differences, horizonOf, indexOf, type Row, type Story } from './story.fixture';

/** What differs in the rows of the positions. */
export function redoPositions(story: Story, config: SimulationConfig): string[] {
  const differences = new Differences(1e-9);
  story.positions.forEach((position, i) => {
    redoOrigination(position, { config, differences, name: `position ${i}` });
    redoExit(position, { story, config, differences, name: `position ${i}` });
  });
  return differences.found;
}

interface Redoing {
  readonly config: SimulationConfig;
  readonly differences: Differences;
  readonly name: string;
}

function redoOrigination(position: Row, { config, differences, name }: Redoing): void {
  const o = config.origination;
  const value = at(position, 'value_at_origination');
  const within = (column: string, figure: number, [low, high]: readonly [number, number]): void => {
    const inside = figure >= low - 1e-12 * Math.abs(low) && figure <= high * (1 + 1e-12);
    if (!inside) differences.found.push(`${name}.${column} = ${figure} is not in [${low}, ${high}]`);
  };
  const fixed = o.loan_size_distribution === 'fixed';
  const sizes = fixed ? [o.avg_loan_size, o.avg_loan_size] : [o.min_loan_size, o.max_loan_size];
  within('advance', at(position, 'advance'), [sizes[0]!, sizes[1]!]);
  within('ltv', at(position, 'ltv'), [o.min_ltv, o.max_ltv]);
  const seniorRoom = Math.max(o.max_cltv - at(position, 'ltv'), 0);
  within('senior ltv', at(position, 'senior_balance_at_origination') / value, [0, seniorRoom + 1e-12]);
  differences.check(`${name}.value`, { told: value, redone: at(position, 'advance') / at(position, 'ltv'), scale: 1 });
  differences.same(`${name}.zone`, config.zones.includes(String(position.zone)), true);
  differences.same(`${name}.suburb`, position.suburb, null);
  differences.same(`${name}.recycled`, position.recycled, false);
}

function redoExit(position: Row, { story, config, differences, name }: Redoing & { readonly story: Story }): void {
  const { contract, exit, price_path: price } = config;
  const horizon = horizonOf(config);
  const value0 = at(position, 'value_at_origination');
  const [bought, left] = [at(position, 'origination_month'), at(position, 'exit_month')];
  const age = left - bought;
  const check = (column: string, redone: number): void =>
    differences.check(`${name}.${column}`, { told: at(position, column), redone, scale: 1e-3 * value0 });

  const term = Math.round(12 * contract.contract_term_years);
  check('term_years', term / 12);
  checkCause(position, { config, differences, name, term });
  const isNoiseless =
    price.house_variance_linear === 0 && price.house_variance_quadratic <= 0 && price.appraisal_noise_std === 0;
  if (isNoiseless) {
    const growth = indexOf(story, position.zone, left) / indexOf(story, position.zone, bought);
    check('value_at_exit', value0 * growth);
  }
  const s = contract.maintenance_shortfall_mean;
  const shortfall = at(position, 'maintenance_shortfall');
  differences.same(`${name}.maintenance_shortfall`, shortfall === 0 || shortfall === s, true);
  const told = at(position, 'value_at_exit');
  const value = told * (1 - shortfall);
  const claimValue = shortfall === 0 ? told : told * (1 - s + s * contract.maintenance_recovered);
  const owed = claimOn(config, { position, age, value: claimValue });
  const senior = at(position, 'senior_balance_at_origination') * seniorPart(config, age);
  check('senior_balance_at_exit', senior);
  check('interest', owed.interest);
  differences.check(`${name}.share`, { told: at(position, 'appreciation_share'), redone: owed.share, scale: 1 });
  check('uncapped_claim', owed.uncapped);
  if (owed.cap === null) {
    differences.same(`${name}.cap`, (position.cap_amount as { readonly status?: string }).status, 'not_applicable');
  } else check('cap_amount', owed.cap);
  check('claim', owed.claim);

  const defaulted = position.cause === 'default';
  const sold = paidOf(config, { claim: owed.claim, value, senior });
  const equity =
    value * (1 - exit.distressed_sale_discount) * (1 - exit.foreclosure_cost) -
    senior -
    (exit.carrying_cost_rate * value * exit.foreclosure_time_months) / 12;
  const recovered =
    exit.recovery_model === 'fixed'
      ? exit.recovery_rates[String(position.zone)]! * owed.claim
      : Math.min(owed.claim, Math.max(equity, 0));
  const discount = position.cause === 'fund_end' ? 1 - config.fund.fund_end_discount : 1;
  check('paid', defaulted ? recovered : sold * discount);
  check('cash_month', defaulted ? Math.min(left + exit.foreclosure_time_months, horizon) : left);
  // Where two limits are equal to rounding, either may be said to bind.
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * value0;
  const limited = Math.min(owed.uncapped, owed.cap ?? Infinity);
  const isTie = near(owed.uncapped, owed.cap ?? Infinity) || near(limited, owed.floor);
  const binding = !defaulted && sold < owed.claim ? 'non_recourse' : owed.binding;
  if (!isTie) differences.same(`${name}.binding`, position.binding, binding);
}

/** Each cause has its months. */
function checkCause(position: Row, { config, differences, name, term }: Redoing & { readonly term: number }): void {
  const { exit } = config;
  const horizon = horizonOf(config);
  const left = at(position, 'exit_month');
  const age = left - at(position, 'origination_month');
  const longest = term + exit.maturity_extension_months;
  const fits = {
    maturity_repaid: age === term,
    extended_repaid: age === longest,
    fund_end: left === horizon && age < longest,
    default: age <= longest,
    sale: age <= longest,
    refinance: age <= longest,
    life_event: age <= longest,
  }[String(position.cause)];
  differences.same(`${name} leaves by ${String(position.cause)} in month ${left}, age ${age}`, fits, true);
  const isForced = left === horizon || age >= term;
  const earliest = isForced ? 1 : Math.max(1, exit.min_holding_period);
  differences.same(`${name} leaves at age ${age}, not before ${earliest}`, age >= earliest && left <= horizon, true);
}
