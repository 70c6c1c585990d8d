/** Late closings, model §5: what has closed, and what the investors of each closing pay and receive. */
import type { SimulationConfig } from '@ihome/config';
import { at } from './calendar';
import { pathIrr, type Irr } from './irr';

/** Commitments that have closed by month m, currency. */
export function closedCommitments({ fund }: SimulationConfig, m: number): number {
  const open = fund.closings.filter((closing) => closing.month > m);
  return open.length === 0 ? fund.fund_size : fund.fund_size * (1 - open.reduce((sum, c) => sum + c.fraction, 0));
}

/** LP flows of the fund by month. */
export interface LpFlows {
  readonly calls: readonly number[];
  readonly cash: readonly number[];
}

/** Figures of one closing. */
export interface ClosingFigures {
  readonly month: number;
  readonly fraction: number;
  readonly paid_in: number;
  readonly received: number;
  readonly irr: Irr;
}

interface Investor {
  readonly month: number;
  readonly fraction: number;
  readonly flows: number[];
  paidIn: number;
  received: number;
}

/**
 * Calls and distributions are shared by all who have closed; newcomers pay those before them their share of all earlier calls and
 * simple interest. ASSUMPTIONS: a closing takes part in the call of its month; principal moves paid-in capital from one investor to
 * another, interest is paid in by the newcomer and received by the others; a closing after the fund's last month does not happen.
 */
export function closingFigures({ fund }: SimulationConfig, { calls, cash }: LpFlows): ClosingFigures[] {
  const members: Investor[] = [];
  const all: Investor[] = fund.closings.map(({ month, fraction }) => ({
    month,
    fraction,
    flows: calls.map(() => 0),
    paidIn: 0,
    received: 0,
  }));
  const move = (investor: Investor, m: number, amount: number): void => {
    investor.flows[m] = at(investor.flows, m) + amount;
  };
  calls.forEach((call, m) => {
    for (const newcomer of all.filter((investor) => investor.month === m)) {
      const before = members.reduce((sum, member) => sum + member.fraction, 0);
      const share = newcomer.fraction / (before + newcomer.fraction);
      const principal = calls.slice(0, m).reduce((sum, x) => sum + x * share, 0);
      const interest = calls
        .slice(0, m)
        .reduce((sum, x, month) => sum + (x * share * fund.equalisation_rate * (m - month)) / 12, 0);
      for (const member of members) {
        const part = member.fraction / before;
        member.paidIn -= part * principal;
        member.received += part * interest;
        move(member, m, part * (principal + interest));
      }
      newcomer.paidIn += principal + interest;
      move(newcomer, m, -principal - interest);
      members.push(newcomer);
    }
    const closed = members.reduce((sum, member) => sum + member.fraction, 0);
    for (const member of members) {
      const share = member.fraction / closed;
      member.paidIn += share * call;
      member.received += share * at(cash, m);
      move(member, m, share * (at(cash, m) - call));
    }
  });
  return all.map(({ month, fraction, flows, paidIn, received }) => ({
    month,
    fraction,
    paid_in: paidIn,
    received,
    irr: pathIrr(flows, { paid: paidIn, received }),
  }));
}
