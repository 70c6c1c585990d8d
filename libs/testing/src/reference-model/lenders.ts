/** The fund as lenders and tranches see it, model §5. */
import { ofZone } from './calendar';
import type { World } from './exit';
import { greenZone, type LenderView } from './facilities';
import { heldByZone, promisedTo, sumOf, type FundState } from './fund-state';
import { paidIfExitedNow } from './net-asset-value';

/** The month's cash, after interest and fees, clears every debt. */
export function isClearable({ config }: World, state: FundState, m: number): boolean {
  const debt = state.facilities.debt() + state.tranches.balance();
  if (debt === 0) return true;
  const { interest, fees } = state.facilities.costs(m);
  const arriving = sumOf(
    state.positions.filter((p) => p.cashMonth === m),
    (p) => p.paid,
  );
  const cash = state.cash * (1 + config.deployment.cash_yield / 12) + arriving - promisedTo(state);
  const owed = state.payables + interest + fees + state.facilities.penalty(m);
  return cash - owed >= state.facilities.debt() + state.tranches.claim(m);
}

/** The fund as its lenders see it; values are those of the month before. */
export function lenderView(world: World, state: FundState, m: number): LenderView {
  const green = greenZone(world.config);
  const wasLive = state.positions.filter((p) => p.zone === green && p.originationMonth < m && p.exitMonth > m - 1);
  const best = world.config.leverage.a_plus_overadvance.grade;
  const graded = world.config.origination.suburbs.filter(({ grade }) => grade === best).map(({ id }) => id);
  const value = (positions: typeof wasLive): number => sumOf(positions, (p) => paidIfExitedNow(world, p, m - 1));
  return {
    m,
    nav: state.nav,
    debt: state.facilities.debt(),
    greenValue: value(wasLive),
    gradedValue: value(wasLive.filter(({ suburb }) => suburb !== null && graded.includes(suburb))),
    greenCost: ofZone(heldByZone(world, state, m), green),
  };
}

/** Whether the fund has a facility. */
export function isLevered({ leverage }: World['config']): boolean {
  return (
    leverage.enabled && (leverage.green_sleeve.enabled || leverage.ramp_line.enabled || leverage.deal_note.enabled)
  );
}
