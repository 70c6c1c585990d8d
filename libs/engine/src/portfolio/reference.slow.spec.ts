/** The portfolio against the slow reference model, which was written from the text of the model and shares no code with it. */
import {
  CONFIGURATION_FOCUSES,
  type ConfigurationFocus,
  randomConfiguration,
  referencePath,
  type ReferencePosition,
} from '@ihome/testing';

import { BINDINGS } from '../contract/binding';
import { EXIT_CAUSES } from '../exit/exit-cause';
import { drawCandidate } from '../origination/draw-candidate';
import type { PathState } from '../path-state';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { acceptCandidate } from './accept-candidate';
import { beginPath } from './begin-path';
import { createPathState } from './create-path-state';
import { releaseExits } from './release-exits';

/** Configurations of each focus. */
const CONFIGURATIONS = 12;

const CLOSE = 1e-9;

/** Names of the figures that differ, with both values; amounts are compared relative to the home's value. */
function differences({ strategy, positions: p }: PathState, row: number, reference: ReferencePosition): string[] {
  const scale = reference.value_at_origination;
  const figures: readonly (readonly [string, number, number])[] = [
    ['advance', p.advance[row]!, reference.advance],
    ['ltv', p.ltv[row]! * scale, reference.ltv * scale],
    ['value_at_origination', p.valueAtOrigination[row]!, reference.value_at_origination],
    ['senior_balance_at_origination', p.seniorAtOrigination[row]!, reference.senior_balance_at_origination],
    ['senior_balance_at_exit', p.seniorAtExit[row]!, reference.senior_balance_at_exit],
    ['exit_month', p.exitMonth[row]! * scale, reference.exit_month * scale],
    ['cash_month', p.cashMonth[row]! * scale, reference.cash_month * scale],
    ['value_at_exit', p.valueAtExit[row]!, reference.value_at_exit],
    ['maintenance_shortfall', p.maintenanceShortfall[row]! * scale, reference.maintenance_shortfall * scale],
    ['interest', p.interest[row]!, reference.interest],
    ['uncapped_claim', p.uncappedClaim[row]!, reference.uncapped_claim],
    ['claim', p.claim[row]!, reference.claim],
    ['paid', p.paid[row]!, reference.paid],
  ];
  const wrong = figures
    .filter(([, engine, expected]) => Math.abs(engine - expected) > CLOSE * Math.max(scale, Math.abs(expected)))
    .map(([name, engine, expected]) => `${name}: ${engine}, reference ${expected}`);
  const cap = reference.cap_amount ?? Number.POSITIVE_INFINITY;
  if (p.capAmount[row] !== cap && !(Math.abs(p.capAmount[row]! - cap) < CLOSE * cap)) wrong.push('cap_amount');
  if (strategy.zones[p.zone[row]!] !== reference.zone) wrong.push(`zone: reference ${reference.zone}`);
  if (EXIT_CAUSES[p.cause[row]!] !== reference.cause) wrong.push(`cause: reference ${reference.cause}`);
  if (BINDINGS[p.binding[row]!] !== reference.binding) wrong.push(`binding: reference ${reference.binding}`);
  return wrong;
}

/** Drawn parameters are another strategy on every path; the whole model is compared under them. */
const FOCUSES = CONFIGURATION_FOCUSES.filter((focus) => focus !== 'uncertainty');

describe.each(FOCUSES)('random configurations of %s', (focus: ConfigurationFocus) => {
  it.each(Array.from({ length: CONFIGURATIONS }, (_, seed) => seed))(
    'number %i: market and positions agree',
    (seed) => {
      const drawn = randomConfiguration(seed, focus);
      // Positions are bought here on the programme's terms: no tape, nothing recycled.
      const config = {
        ...drawn,
        origination: { ...drawn.origination, portfolio_mode: 'per_path' as const, loan_tape: [] },
        reinvestment: { ...drawn.reinvestment, enabled: false },
      };
      const path = seed % 5;
      const reference = referencePath(config, path);
      const state = createPathState(resolvePortfolio(config));
      beginPath(state, path);
      const { level, shortRate, stride } = state.market;
      for (const [z, { index }] of reference.zones.entries()) {
        for (const [m, expected] of index.entries())
          expect(Math.abs(level[z * stride + m]! / expected - 1)).toBeLessThan(CLOSE);
      }
      for (const [m, rate] of reference.shortRate.entries()) expect(Math.abs(shortRate[m]! - rate)).toBeLessThan(CLOSE);
      let next = 0;
      for (let m = 0; m < stride; m++) {
        releaseExits(state, m);
        for (; reference.positions[next]?.origination_month === m; next++) {
          drawCandidate(state, reference.positions[next]!.id, m);
          expect(differences(state, acceptCandidate(state), reference.positions[next]!)).toEqual([]);
        }
      }
      expect(next).toBe(reference.positions.length);
    },
  );
});
