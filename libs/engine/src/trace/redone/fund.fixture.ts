/**
 * For specs: ledger, waterfall, clawbacks, closings and management company redone from market and positions by the reference model,
 * which shares no code with the engine: every column of every row.
 */
import type { SimulationConfig } from '@ihome/config';
import type { RetoldFund } from '@ihome/testing';
import { at, Differences, statusOf, sum, type Figure, type Row, type Story } from './story.fixture';

/** A part of what commitments are worth below which a distribution is nothing but rounding. */
const ROUNDING = 1e-11;

/** What differs in the fund's rows. */
export function redoFund(story: Story, retold: RetoldFund, config: SimulationConfig): string[] {
  const scale = config.fund.fund_size;
  const differences = new Differences(1e-10);
  differences.same('months', story.ledger.length, retold.ledger.length);
  retold.ledger.forEach((redone, m) => differences.rows(`month ${m}`, { told: story.ledger[m], redone, scale }));
  redoWaterfall(story, retold, { differences, scale });
  redoClosings(story, retold, { differences, scale });
  redoGpEntity(story, retold, { differences, config });
  return differences.found;
}

interface Redoing {
  readonly differences: Differences;
  readonly scale: number;
}

function redoWaterfall(story: Story, retold: RetoldFund, { differences, scale }: Redoing): void {
  const isRounding = (row: object): boolean => at(row, 'cash') <= ROUNDING * scale;
  const last = retold.ledger.length - 1;
  for (const redone of retold.waterfall) {
    const told = story.waterfall.find(({ month }) => month === redone.month);
    if (told === undefined && isRounding(redone) && redone.month !== last) continue;
    differences.rows(`distribution of month ${redone.month}`, { told, redone, scale });
  }
  for (const told of story.waterfall) {
    const isRedone = retold.waterfall.some(({ month }) => month === told.month);
    differences.same(`distribution of month ${String(told.month)} is redone`, isRedone || isRounding(told), true);
  }
  const clawbacks = [...retold.clawbacks].map(([month, amount]) => ({ month, amount }));
  differences.same('clawbacks', story.clawback_payments.length, clawbacks.length);
  clawbacks.forEach((redone, i) =>
    differences.rows(`clawback ${i}`, { told: story.clawback_payments[i], redone, scale }),
  );
  differences.check('clawback', { told: story.clawback, redone: sum(clawbacks.map(({ amount }) => amount)), scale });
}

function redoClosings(story: Story, retold: RetoldFund, { differences, scale }: Redoing): void {
  differences.same('closings', story.closings.length, retold.closings.length);
  retold.closings.forEach(({ irr, ...rest }, j) => {
    const { net_irr: told, tvpi, ...row } = story.closings[j] as Row & { net_irr: Figure; tvpi: Figure };
    differences.rows(`closing ${j}`, { told: row, redone: rest, scale });
    const status = irr.status === 'defined' || irr.status === 'total_loss' ? irr.value : irr.status;
    const name = `closing ${j}, net_irr`;
    if (typeof told === 'number' && typeof status === 'number') {
      differences.check(name, { told, redone: status, scale: 10 });
    } else differences.same(name, statusOf(told), status);
    const multiple = rest.paid_in > 0 ? rest.received / rest.paid_in : null;
    if (typeof tvpi === 'number' && multiple !== null) {
      differences.check(`closing ${j}, tvpi`, { told: tvpi, redone: multiple, scale: 1 });
    } else differences.same(`closing ${j}, tvpi`, statusOf(tvpi), multiple ?? 'not_applicable');
  });
}

function redoGpEntity(
  story: Story,
  retold: RetoldFund,
  { differences, config }: { readonly differences: Differences; readonly config: SimulationConfig },
): void {
  const { gp_entity: terms, fund } = config;
  differences.same('the GP entity is told', story.gp_entity !== null, terms.enabled);
  if (story.gp_entity === null) return;
  const { months, team } = story.gp_entity;
  const scale = fund.fund_size;
  differences.same('months of the GP entity', months.length, retold.gpMonths.length);
  retold.gpMonths.forEach((redone, m) =>
    differences.rows(`month ${m} of the GP entity`, { told: months[m], redone, scale }),
  );
  const carry = sum(retold.waterfall.map((row) => row.carry)) - sum([...retold.clawbacks.values()]);
  const feeIncome = sum(retold.gpMonths.map(({ income, expenses }) => income - expenses));
  differences.same('the team', team.length, terms.team_allocation.length);
  terms.team_allocation.forEach(({ name, carry_share, fee_share }, i) => {
    const redone = { name, carry: carry_share * carry, fee_income: fee_share * feeIncome };
    differences.rows(`team ${i}`, { told: team[i], redone, scale });
  });
}
