/** What the fund buys in a month: recycled positions and the programme, model §2 and §5. */
import type { SimulationConfig } from '@ihome/config';
import { cumulativeTarget } from './deployment';
import { exitOf, type World } from './exit';
import { drawsFor, programmeEnd, type Funding } from './facilities';
import { outlayFor } from './fees';
import { heldByZone, sumOf, type FundState, type Position } from './fund-state';
import { paidIfExitedNow } from './net-asset-value';
import { candidate, programmeTerms, type HeldByZone, type Terms } from './origination';
import { recycledTerms } from './reinvestment';

function isProgrammeMonth(config: SimulationConfig, m: number): boolean {
  return m >= config.deployment.deployment_start && m < programmeEnd(config);
}

/** Buys loan after loan while the programme is behind its target and the next one can be paid in full. */
export function buyProgramme(
  world: World,
  state: FundState,
  { m, available }: { readonly m: number; readonly available: number },
): Position[] {
  const { config } = world;
  const bought: Position[] = [];
  // ASSUMPTION: without reinvestment, what could not be bought in the deployment window is not bought later.
  if (!isProgrammeMonth(config, m)) return bought;
  const target = cumulativeTarget(config, m);
  const rounding = 1e-12 * config.fund.fund_size;
  let left = available;
  // ASSUMPTION: a programme that is on target to rounding is on target.
  while (state.advanced < target - rounding) {
    const position = nextPosition(world, state, { m, terms: () => programmeTerms(config), isRecycled: false });
    if (position.outlay.total > left + rounding) break;
    left -= position.outlay.total;
    state.advanced += position.advance;
    state.positions.push(position);
    bought.push(position);
  }
  return bought;
}

/** Buys loan after loan from the usable money, which also pays their fees and costs; what is left waits. */
export function buyRecycled(
  world: World,
  state: FundState,
  { m, kept }: { readonly m: number; readonly kept: number },
): Position[] {
  const { config } = world;
  const bought: Position[] = [];
  let left = Math.min(state.pot.usable(m), state.pot.held() - kept);
  const rounding = 1e-12 * config.fund.fund_size;
  const terms = left > 0 ? recycledTerms(world, m) : null;
  while (terms !== null) {
    const position = nextPosition(world, state, { m, terms, isRecycled: true });
    if (position.outlay.total > left + rounding) break;
    left -= position.outlay.total;
    state.positions.push(position);
    bought.push(position);
  }
  state.pot.take(sumOf(bought, (p) => p.outlay.total));
  return bought;
}

/** The next loan of the path on these terms, with its end. */
function nextPosition(
  world: World,
  state: FundState,
  {
    m,
    terms,
    isRecycled,
  }: { readonly m: number; readonly terms: (held: HeldByZone) => Terms; readonly isRecycled: boolean },
): Position {
  const held = heldByZone(world, state, m);
  const next = candidate(world, { id: state.positions.length, month: m, held, terms: terms(held) });
  return { ...next, ...exitOf(world, next), outlay: outlayFor(world.config, next.advance), isRecycled };
}

/** The programme of a fund with debt: what it bought and what it drew for it. */
export function buyLevered(
  world: World,
  state: FundState,
  { m, funding }: { readonly m: number; readonly funding: Funding },
): { readonly bought: readonly Position[]; readonly drawn: number } {
  const { config } = world;
  const bought: Position[] = [];
  const notes: { principal: number; due: number }[] = [];
  const rounding = 1e-12 * config.fund.fund_size;
  const paid = (): { outlay: number; notes: number } => ({
    outlay: sumOf(bought, (p) => p.outlay.total),
    notes: sumOf(notes, (note) => note.principal),
  });
  while (isProgrammeMonth(config, m) && state.advanced < cumulativeTarget(config, m) - rounding) {
    const position = nextPosition(world, state, { m, terms: () => programmeTerms(config), isRecycled: false });
    const sofar = paid();
    if (!drawsFor(funding, { ...sofar, outlay: sofar.outlay + position.outlay.total }).isEnough) break;
    const principal = state.facilities.notePrincipal(paidIfExitedNow(world, position, m));
    if (principal > 0 && sofar.notes + principal <= funding.underBound) {
      notes.push({ principal, due: position.exitMonth });
    }
    state.advanced += position.advance;
    state.positions.push(position);
    bought.push(position);
  }
  const { ramp, sleeve } = drawsFor(funding, paid());
  state.facilities.draw({ ramp, sleeve, notes });
  return { bought, drawn: ramp + sleeve + paid().notes };
}
