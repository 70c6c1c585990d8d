import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  acceptsCancel,
  canTransition,
  FINAL_STATES,
  hasResults,
  INITIAL_SWEEP_STATE,
  isFinal,
  isSweepState,
  nextStates,
  OPEN_STATES,
  statesBefore,
  stopsWork,
  SWEEP_STATES,
  type SweepState,
} from './sweep-state';

const page = readFileSync(join(__dirname, '../../../docs/state-machine.md'), 'utf8');
const diagram = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const arrows = [...diagram.matchAll(/^\s*(\S+) --> (\S+)\s*$/gm)].map(([, from, to]) => `${from} --> ${to}`);

describe('the state machine of a sweep', () => {
  it('has exactly the steps of the diagram in docs/state-machine.md', () => {
    const steps = SWEEP_STATES.flatMap((from) => nextStates(from).map((to) => `${from} --> ${to}`));
    const ends = FINAL_STATES.map((state) => `${state} --> [*]`);
    expect([...arrows].sort()).toEqual([`[*] --> ${INITIAL_SWEEP_STATE}`, ...steps, ...ends].sort());
  });

  it('has exactly the states of the table in docs/state-machine.md, final where the page says so', () => {
    const rows = [...page.matchAll(/^\| (\w+) \| (.*) \| (.*) \|$/gm)].filter(([, state]) => state !== 'state');
    expect(rows.map(([, state]) => state)).toEqual([...SWEEP_STATES]);
    const finals = rows.filter(([, , , end]) => end === 'final').map(([, state]) => state);
    expect(finals).toEqual([...FINAL_STATES]);
  });

  it('reaches every state from the initial one, and a final one from every state', () => {
    const reachable = (from: SweepState): Set<SweepState> => {
      const seen = new Set<SweepState>([from]);
      for (const state of seen) for (const next of nextStates(state)) seen.add(next);
      return seen;
    };
    expect([...reachable(INITIAL_SWEEP_STATE)].sort()).toEqual([...SWEEP_STATES].sort());
    for (const state of SWEEP_STATES) expect([...reachable(state)].some(isFinal)).toBe(true);
  });

  it('never leaves a final state and splits the states into open and final ones', () => {
    for (const from of FINAL_STATES) for (const to of SWEEP_STATES) expect(canTransition(from, to)).toBe(false);
    expect([...OPEN_STATES, ...FINAL_STATES].sort()).toEqual([...SWEEP_STATES].sort());
  });

  it('accepts a cancel from every open state and from cancelled, from no other', () => {
    expect(SWEEP_STATES.filter(acceptsCancel)).toEqual(SWEEP_STATES.filter((s) => !isFinal(s) || s === 'cancelled'));
  });

  it('gives results only after completion, and stops work only where nobody wants them', () => {
    expect(SWEEP_STATES.filter(hasResults)).toEqual(['completed', 'guardrail_failed']);
    expect(SWEEP_STATES.filter(stopsWork)).toEqual(['cancelling', 'failed', 'cancelled']);
    expect(statesBefore('cancelled')).toEqual(['cancelling']);
  });

  it('knows its states by name only', () => {
    expect(SWEEP_STATES.every(isSweepState)).toBe(true);
    expect(isSweepState('done')).toBe(false);
  });
});
