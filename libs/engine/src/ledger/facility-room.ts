import { totalDebt, type Facilities } from '../leverage/facilities';
import { leverageBound } from '../leverage/leverage-bound';
import { trancheRoom } from '../tranche/tranche-stack';
import type { FundPath } from './fund-path';
import { freeCash } from './free-cash';
import { sleeveBase } from './repay-facilities';

/** What pays for the programme of a month, fixed before its first advance. */
export interface Funding {
  /** Free cash and scheduled calls left after what is owed. */
  cash: number;
  /** Uncalled commitments left after what is owed and what backs the ramp line. */
  uncalled: number;
  /** What tranches may still lend. */
  trancheRoom: number;
  rampRoom: number;
  /** Most that the sleeve may lend by its base. */
  sleeveRoom: number;
  /** Debt that may still be added under the highest debt to NAV. */
  boundRoom: number;
  /** Debt that may still be added before the sleeve's target. */
  targetRoom: number;
}

/** Draws that pay for an outlay; `isEnough` when, with uncalled commitments, all of it is paid. */
export interface Draws {
  tranches: number;
  ramp: number;
  sleeve: number;
  isEnough: boolean;
}

/** Room of the month's funding. */
export function fundingOf(path: FundPath, month: number): Funding {
  const { ledger, fund, facilities, tranches } = path;
  const scheduled = Math.min(fund.scheduledCalls[month]!, ledger.uncalled);
  const left = Math.max(freeCash(path), 0) + scheduled - ledger.owed;
  const uncalled = ledger.uncalled - scheduled - Math.max(-left, 0);
  const plain: Funding = {
    cash: Math.max(left, 0),
    uncalled: Math.max(uncalled, 0),
    trancheRoom: tranches === null ? 0 : trancheRoom(tranches, month),
    rampRoom: 0,
    sleeveRoom: 0,
    boundRoom: 0,
    targetRoom: 0,
  };
  return facilities === null ? plain : { ...plain, ...roomOf(path, facilities, { month, uncalled }) };
}

/** Room of the facilities; commitments that back the ramp line are not called for advances. */
function roomOf(
  path: FundPath,
  facilities: Facilities,
  { month, uncalled }: { readonly month: number; readonly uncalled: number },
): Omit<Funding, 'cash' | 'trancheRoom'> {
  const { sleeve, rampLine, target } = facilities.terms;
  const { ledger } = path;
  const nav = Math.max(ledger.feeMonth.previousNav, 0);
  const debt = totalDebt(facilities);
  const bound = leverageBound(path, facilities, month);
  const drawsRamp = rampLine !== null && month < Math.min(rampLine.drawEndMonth, rampLine.maturityMonth);
  const drawsSleeve =
    sleeve !== null && month < sleeve.maturityMonth && facilities.deficientMonths + facilities.uncoveredMonths === 0;
  return {
    uncalled: Math.max(uncalled - facilities.rampDebt, 0),
    rampRoom: drawsRamp ? Math.max(Math.min(rampLine.limit, uncalled) - facilities.rampDebt, 0) : 0,
    sleeveRoom: drawsSleeve ? Math.max(sleeveBase(path, facilities, month) - facilities.sleeveDebt, 0) : 0,
    boundRoom: Math.max(bound * nav - debt, 0),
    targetRoom: Math.max(Math.min(target, bound) * nav - debt, 0),
  };
}

/** Cash first, then tranches, the ramp line, then the sleeve up to the target, then calls. `notes` is what notes of the month pay. */
export function drawsFor(funding: Funding, { outlay, notes }: { outlay: number; notes: number }): Draws {
  const beyondCash = Math.max(outlay - notes - funding.cash, 0);
  const tranches = Math.min(beyondCash, funding.trancheRoom);
  const lacking = beyondCash - tranches;
  const ramp = Math.min(lacking, funding.rampRoom, Math.max(funding.boundRoom - notes, 0));
  const sleeve = Math.min(lacking - ramp, funding.sleeveRoom, Math.max(funding.targetRoom - notes - ramp, 0));
  return { tranches, ramp, sleeve, isEnough: lacking - ramp - sleeve <= Math.max(funding.uncalled - ramp, 0) };
}
