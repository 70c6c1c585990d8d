/** For specs: a rate of return that a story tells, or says not to have, held against its flows. */
import { sum, type Figure } from './story.fixture';

/** Flows by month. */
export interface Flows {
  readonly paidIn: readonly number[];
  /** Less what is given back. */
  readonly received: readonly number[];
  /** All that is received before anything is given back, when something may be. */
  readonly receivedInAll?: number;
}

/** Present value of flows by month at an annual rate. */
export const present = (flows: readonly number[], annualRate: number): number =>
  sum(flows.map((flow, m) => flow * (1 + annualRate) ** (-m / 12)));

interface MissingRate {
  readonly status: string;
  readonly reason: string;
  readonly roots: readonly number[];
}

const LOWEST = -0.9999;
const HIGHEST = 10;

/** What is wrong with a rate: one told must be the only root, a missing one must be missing for its reason. */
export function redoRate(
  name: string,
  figure: Figure | undefined,
  { paidIn, received, receivedInAll = sum(received) }: Flows,
): string[] {
  const missing = typeof figure === 'object' ? (figure as Partial<MissingRate>) : {};
  const told = typeof figure === 'number' ? figure : String(missing.reason);
  const wrong = (why: string): string[] => [`${name}: told ${told}, but ${why}`];
  if (sum(paidIn) === 0) return missing.status === 'not_applicable' ? [] : wrong('nothing is paid in');
  if (receivedInAll === 0) return told === -1 ? [] : wrong('nothing is received');
  const flows = received.map((cash, m) => cash - (paidIn[m] ?? 0));
  const isRoot = (rate: number): boolean =>
    Math.abs(present(flows, rate)) / present(flows.map(Math.abs), rate) < 1e-9 + 1e-16 * sum(flows.map(Math.abs));
  if (typeof told === 'number') {
    if (!isRoot(told)) return wrong('it is no root');
    return crossings(flows) <= 1 ? [] : wrong('there are several roots');
  }
  const roots = missing.roots ?? [];
  switch (told) {
    case 'no_sign_change':
      return new Set(flows.filter((flow) => flow !== 0).map(Math.sign)).size < 2 ? [] : wrong('signs change');
    case 'no_root':
      return crossings(flows) === 0 ? [] : wrong('there is a root');
    case 'multiple_roots':
      return roots.length >= 2 && roots.every(isRoot) ? [] : wrong(`its roots are ${roots.join()}`);
    default:
      return wrong('that is no reason');
  }
}

/** Changes of sign of the present value over a grid of rates. */
function crossings(flows: readonly number[]): number {
  const steps = 300;
  const values = Array.from({ length: steps + 1 }, (_, i) =>
    Math.sign(present(flows, (1 + LOWEST) * ((1 + HIGHEST) / (1 + LOWEST)) ** (i / steps) - 1)),
  );
  return values.filter((sign, i) => i > 0 && sign !== values[i - 1]).length;
}
