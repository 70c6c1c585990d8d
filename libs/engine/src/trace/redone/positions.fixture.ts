/** For specs: positions redone from their own rows: origination, claim, cash of the exit. */
import type { SimulationConfig } from '@ihome/config';
import { claimOn, paidOf, seniorPart } from './contract.fixture';
import type { ToldPosition } from '@ihome/testing';
import { at, Differences, horizonOf, indexOf, statusOf, type Figure, type Story } from './story.fixture';

/** What differs in the rows of the positions. */
export function redoPositions(story: Story, config: SimulationConfig): string[] {
  const differences = new Differences(1e-9);
  story.positions.forEach((position, i) => {
    redoOrigination(position, { story, config, differences, name: `position ${i}` });
    redoExit(position, { story, config, differences, name: `position ${i}` });
  });
  return differences.found;
}

interface Redoing {
  readonly story: Story;
  readonly config: SimulationConfig;
  readonly differences: Differences;
  readonly name: string;
}

/** What was drawn lies within its bounds, what was listed is as listed, and the value follows. */
function redoOrigination(position: ToldPosition, { story, config, differences, name }: Redoing): void {
  const { origination, reinvestment } = config;
  const isListed = origination.portfolio_mode === 'loan_tape' && !position.recycled;
  const check = (column: string, figures: { readonly told: number; readonly redone: number }): void =>
    differences.check(`${name}.${column}`, { ...figures, scale: 1 });
  differences.same(`${name}.zone`, config.zones.includes(position.zone), true);
  if (isListed) {
    // A tape is bought in order: by month, then as listed.
    const listed = [...origination.loan_tape].sort((a, b) => a.month - b.month)[position.id];
    if (listed === undefined) throw new Error(`no loan ${position.id} on the tape`);
    const { zone, suburb, advance, value, senior_balance: senior, term_years: years } = listed;
    differences.same(`${name}.zone`, position.zone, zone);
    differences.same(`${name}.suburb`, position.suburb, suburb);
    check('advance', { told: position.advance, redone: advance });
    check('ltv', { told: position.ltv, redone: advance / value });
    check('value', { told: position.value_at_origination, redone: value });
    check('senior_balance', { told: position.senior_balance_at_origination, redone: senior });
    check('term_years', { told: position.term_years, redone: Math.round(12 * years) / 12 });
    differences.same(`${name} is bought when it is listed, or later`, position.origination_month >= listed.month, true);
    return;
  }
  const within = (column: string, figure: number, [low, high]: readonly [number, number]): void => {
    const inside = figure >= low - 1e-12 * Math.abs(low) && figure <= high * (1 + 1e-12);
    if (!inside) differences.found.push(`${name}.${column} = ${figure} is not in [${low}, ${high}]`);
  };
  const o = origination;
  const factor = position.recycled ? 1 + reinvestment.size_adjustment : 1;
  const isFixed = o.loan_size_distribution === 'fixed';
  const [low, high] = isFixed ? [o.avg_loan_size, o.avg_loan_size] : [o.min_loan_size, o.max_loan_size];
  within('advance', position.advance, [low * factor, high * factor]);
  within('ltv', position.ltv, [o.min_ltv, o.max_ltv]);
  const room = Math.max(o.max_cltv - position.ltv, 0);
  within('senior ltv', position.senior_balance_at_origination / position.value_at_origination, [0, room + 1e-12]);
  check('value', { told: position.value_at_origination, redone: position.advance / position.ltv });
  check('term_years', { told: position.term_years, redone: Math.round(12 * config.contract.contract_term_years) / 12 });
  const suburbs = story.suburbs.filter(({ zone }) => zone === position.zone).map(({ suburb }) => suburb);
  const isPlaced = position.suburb === null ? suburbs.length === 0 : suburbs.includes(position.suburb);
  differences.same(`${name}.suburb`, isPlaced, true);
}

function redoExit(position: ToldPosition, { story, config, differences, name }: Redoing): void {
  const { contract, exit, price_path: price } = config;
  const horizon = horizonOf(config);
  const value0 = at(position, 'value_at_origination');
  const [bought, left] = [at(position, 'origination_month'), at(position, 'exit_month')];
  const age = left - bought;
  const check = (column: string, redone: number): void =>
    differences.check(`${name}.${column}`, { told: at(position, column), redone, scale: 1e-3 * value0 });

  checkCause(position, { story, config, differences, name });
  const isNoiseless =
    price.house_variance_linear === 0 && price.house_variance_quadratic <= 0 && price.appraisal_noise_std === 0;
  if (isNoiseless) {
    const growth = indexOf(story, position, left) / indexOf(story, position, bought);
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
  const cap = position.cap_amount as Figure;
  if (owed.cap === null || typeof cap !== 'number') {
    differences.same(`${name}.cap`, statusOf(cap), owed.cap ?? 'not_applicable');
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
      ? exit.recovery_rates[position.zone]! * owed.claim
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
function checkCause(position: ToldPosition, { config, differences, name }: Redoing): void {
  const { exit } = config;
  const horizon = horizonOf(config);
  const left = position.exit_month;
  const age = left - position.origination_month;
  const term = Math.round(12 * position.term_years);
  const isTimed = exit.timing_model === 'distribution';
  const longest = isTimed ? term : term + exit.maturity_extension_months;
  const fits = {
    maturity_repaid: !isTimed && age === term,
    extended_repaid: !isTimed && age === longest,
    fund_end: left === horizon && (isTimed || age < longest),
    default: age <= longest,
    sale: age <= longest,
    refinance: age <= longest,
    life_event: age <= longest,
  }[position.cause];
  differences.same(`${name} leaves by ${position.cause} in month ${left}, age ${age}`, fits, true);
  const isForced = left === horizon || age >= term;
  const earliest = isForced ? 1 : Math.max(1, exit.min_holding_period);
  differences.same(`${name} leaves at age ${age}, not before ${earliest}`, age >= earliest && left <= horizon, true);
}
