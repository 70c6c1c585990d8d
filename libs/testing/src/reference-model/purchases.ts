/** What the fund buys in a month: recycled positions and the programme, model §2 and §5. */
import type { SimulationConfig } from '@ihome/config';
import { cumulativeTarget } from './deployment';
import { exitOf, type Bought, type Exit, type PositionRequest, type World } from './exit';
import { drawsFor, programmeEnd, type Funding } from './facilities';
import { outlayFor } from './fees';
import { heldByZone, sumOf, type FundState, type Position } from './fund-state';
import { paidIfExitedNow } from './net-asset-value';
import { knownPositions } from './known-positions';
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
  const rounding = 1e-12 * config.fund.fund_size;
  let left = available;
  for (;;) {
    const position = nextOfProgramme(world, state, m);
    if (position === null) break;
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
    if (position === null || position.outlay.total > left + rounding) break;
    left -= position.outlay.total;
    state.positions.push(position);
    bought.push(position);
  }
  state.pot.take(sumOf(bought, (p) => p.outlay.total));
  return bought;
}

/** What the programme buys next in month m: the next position of a loan tape whose month has come, or a loan that is drawn. */
function nextOfProgramme(world: World, state: FundState, m: number): Position | null {
  const { config } = world;
  const known = knownPositions(config);
  if (known !== null) {
    const next = nextKnown(known, state);
    if (next === null || next.originationMonth > m || !isKnownOpen(config, known, m)) return null;
    const position = { ...next, originationMonth: m };
    return positionOf(world, { ...position, isRecycled: false }, () => position);
  }
  if (!isProgrammeMonth(config, m)) return null;
  // ASSUMPTION: a programme that is on target to rounding is on target.
  if (state.advanced >= cumulativeTarget(config, m) - 1e-12 * config.fund.fund_size) return null;
  return nextPosition(world, state, { m, terms: () => programmeTerms(config), isRecycled: false });
}

/** ASSUMPTION: tried again until the programme ends, and in the last month of the list whatever the programme. */
function isKnownOpen(config: SimulationConfig, known: readonly Bought[], m: number): boolean {
  return m < programmeEnd(config) || m <= Math.max(...known.map(({ originationMonth }) => originationMonth));
}

/** Whether a position that is known beforehand is still to come. */
export function isTapeGoingOn(config: SimulationConfig, state: FundState, m: number): boolean {
  const known = knownPositions(config);
  return known !== null && isKnownOpen(config, known, m) && nextKnown(known, state) !== null;
}

/** One that cannot be paid holds up those after it. */
function nextKnown(known: readonly Bought[], state: FundState): Bought | null {
  return known[state.positions.filter((p) => !p.isRecycled).length] ?? null;
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
): Position | null {
  const held = heldByZone(world, state, m);
  const known = knownPositions(world.config);
  const drawn = state.positions.filter((p) => p.isRecycled).length;
  const id = known === null ? state.positions.length : known.length + drawn;
  return positionOf(world, { id, isRecycled }, () => candidate(world, { id, month: m, held, terms: terms(held) }));
}

/** The position of that number with its end and outlay: as it is told, or as it is drawn. */
function positionOf(world: World, { id, isRecycled }: PositionRequest, draw: () => Bought): Position | null {
  const next = world.toldPosition ? world.toldPosition({ id, isRecycled }) : ended(world, draw());
  return next === null ? null : { ...next, outlay: outlayFor(world.config, next.advance), isRecycled };
}

const ended = (world: World, next: Bought): Bought & Exit => ({ ...next, ...exitOf(world, next) });

/** The programme of a fund with debt: what it bought and what it drew for it. */
export function buyLevered(
  world: World,
  state: FundState,
  { m, funding }: { readonly m: number; readonly funding: Funding },
): { readonly bought: readonly Position[]; readonly drawn: number; readonly fromTranches: number } {
  const bought: Position[] = [];
  const notes: { principal: number; due: number }[] = [];
  const paid = (): { outlay: number; notes: number } => ({
    outlay: sumOf(bought, (p) => p.outlay.total),
    notes: sumOf(notes, (note) => note.principal),
  });
  for (;;) {
    const position = nextOfProgramme(world, state, m);
    if (position === null) break;
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
  const { ramp, sleeve, tranches: fromTranches } = drawsFor(funding, paid());
  state.tranches.draw(m, fromTranches);
  state.facilities.draw({ ramp, sleeve, notes });
  return { bought, drawn: ramp + sleeve + paid().notes, fromTranches };
}
