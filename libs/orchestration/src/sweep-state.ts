/**
 * The states of a sweep and the steps between them: the one place that knows them. The diagram of `docs/state-machine.md` says the same, and
 * `sweep-state.spec.ts` holds both together.
 */

/** Every state, in the order a sweep meets them. */
export const SWEEP_STATES = [
  'queued',
  'planning',
  'running',
  'paused',
  'reducing',
  'cancelling',
  'completed',
  'guardrail_failed',
  'failed',
  'cancelled',
] as const;

/** A state of a sweep. */
export type SweepState = (typeof SWEEP_STATES)[number];

/** The states a new sweep starts in. */
export const INITIAL_SWEEP_STATE: SweepState = 'queued';

/** The states that may follow directly; none for a final one. */
export function nextStates(state: SweepState): readonly SweepState[] {
  switch (state) {
    case 'queued':
      return ['planning', 'cancelling', 'failed'];
    case 'planning':
      return ['running', 'paused', 'cancelling', 'failed'];
    case 'running':
      return ['paused', 'reducing', 'cancelling', 'failed'];
    case 'paused':
      return ['planning', 'running', 'cancelling', 'failed'];
    case 'reducing':
      return ['completed', 'guardrail_failed', 'cancelling', 'failed'];
    case 'cancelling':
      return ['cancelled'];
    case 'completed':
    case 'guardrail_failed':
    case 'failed':
    case 'cancelled':
      return [];
    default:
      return unknownState(state);
  }
}

/** Whether a step from one state to another is allowed; staying is not a step. */
export function canTransition(from: SweepState, to: SweepState): boolean {
  return nextStates(from).includes(to);
}

/** Whether a state is never left. */
export function isFinal(state: SweepState): boolean {
  return nextStates(state).length === 0;
}

/** The states that are never left. */
export const FINAL_STATES: readonly SweepState[] = SWEEP_STATES.filter(isFinal);

/** The states in which the control loop has something to do or to wait for. */
export const OPEN_STATES: readonly SweepState[] = SWEEP_STATES.filter((state) => !isFinal(state));

/** Whether a cancel is accepted: from every state that is not final, and again while or after cancelling. */
export function acceptsCancel(state: SweepState): boolean {
  return state === 'cancelling' || state === 'cancelled' || canTransition(state, 'cancelling');
}

/** Whether chunks may be computed and their rows written. */
export function computesChunks(state: SweepState): boolean {
  return state === 'running';
}

/** Whether the results and the bundle of a sweep can be fetched. */
export function hasResults(state: SweepState): boolean {
  return state === 'completed' || state === 'guardrail_failed';
}

/** Whether work on a sweep must stop as soon as it can: nobody wants its results any more. */
export function stopsWork(state: SweepState): boolean {
  return state === 'cancelling' || state === 'cancelled' || state === 'failed';
}

/** The states from which `to` can be reached in one step. */
export function statesBefore(to: SweepState): readonly SweepState[] {
  return SWEEP_STATES.filter((from) => canTransition(from, to));
}

/** Whether a text names a state. */
export function isSweepState(text: string): text is SweepState {
  return (SWEEP_STATES as readonly string[]).includes(text);
}

function unknownState(state: never): never {
  throw new Error(`unknown sweep state ${String(state)}`);
}
