import { isNumber, notApplicable, type Estimate, type Figure } from '@ihome/risk';

/** A figure at one value of the parameter. */
export interface GoalPoint {
  readonly value: number;
  readonly figure: Estimate;
}

/** A value at which the figure meets its target. */
export interface Crossing {
  /** Where the straight line between the neighbours meets the target. */
  readonly value: number;
  /** Neighbouring values that were simulated; the figure is on or beyond the target at each, from both sides. */
  readonly bracket: readonly [number, number];
  /**
   * Around the value: where the interval of the figure holds the target. An end that lies beyond the simulated values, or next to a value
   * without figure, is not applicable.
   */
  readonly low: Figure;
  readonly high: Figure;
  /** What the curve can lie beside the straight line, from second differences, in units of the parameter. */
  readonly interpolation_error: Figure;
}

/** Of the distance between neighbours. */
const ROUNDING = 1e-12;

/** A point with all three numbers. */
interface Known {
  readonly value: number;
  readonly mid: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Where a figure, simulated on the same random numbers at several values of a parameter, meets a target. The figure and the ends of its interval are
 * straight lines between neighbours. The interval of a crossing is the inversion of the figure's own: the values around it whose interval
 * holds the target, so that it holds the true value as often as that interval holds the true figure
 * (docs/model/goal-seek.md; Casella and Berger, Statistical Inference, 9.2.1).
 *
 * @param points ascending by value
 * @returns ascending by value; a point that meets the target to the bit is one crossing
 */
export function crossings(points: readonly GoalPoint[], target: number): Crossing[] {
  const known = points.map(knownPoint);
  const found: Crossing[] = [];
  for (let i = 0; i + 1 < known.length; i++) {
    const [a, b] = [known[i], known[i + 1]];
    if (!a || !b) continue;
    const value = meets(a, b, target);
    if (value === null || value === found.at(-1)?.value) continue;
    found.push({ value, bracket: [a.value, b.value], ...around(known, { i, value, target }) });
  }
  return found;
}

function knownPoint({ value, figure: { value: mid, low, high } }: GoalPoint): Known | null {
  return isNumber(mid) && isNumber(low) && isNumber(high) ? { value, mid, low, high } : null;
}

/** Where the line from a to b meets the target; null when it does not. */
function meets(a: Known, b: Known, target: number): number | null {
  const [from, to] = [a.mid - target, b.mid - target];
  if (from === 0) return a.value;
  if (to === 0) return b.value;
  return from < 0 === to < 0 ? null : a.value + ((b.value - a.value) * from) / (from - to);
}

interface Place {
  /** The bracket is from point i to point i + 1. */
  readonly i: number;
  readonly value: number;
  readonly target: number;
}

function around(
  known: readonly (Known | null)[],
  place: Place,
): Pick<Crossing, 'low' | 'high' | 'interpolation_error'> {
  const leftwards = known.slice(0, place.i + 1).reverse();
  const rightwards = known.slice(place.i + 1);
  return {
    low: leaves([known[place.i + 1]!, ...leftwards], place),
    high: leaves([known[place.i]!, ...rightwards], place),
    interpolation_error: interpolationError(known, place.i),
  };
}

/** The first value, from the crossing on along the points, at which the interval of the figure no longer holds the target. */
function leaves(points: readonly (Known | null)[], { value, target }: Place): Figure {
  const towards = points[1]!.value > points[0]!.value ? 1 : -1;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]];
    if (!a || !b) return notApplicable('the interval reaches a value whose figure is missing');
    const exits = [exit(a.low - target, b.low - target), exit(target - a.high, target - b.high)].flatMap((share) =>
      share === null ? [] : [a.value + share * (b.value - a.value)],
    );
    // An interval without width ends at the crossing itself, up to rounding.
    const slack = ROUNDING * Math.abs(b.value - a.value);
    const beyond = exits.filter((at) => (at - value) * towards >= -slack).map((at) => (at - value) * towards);
    if (beyond.length > 0) return value + towards * Math.max(Math.min(...beyond), 0);
  }
  return notApplicable(`the interval goes beyond the ${towards > 0 ? 'highest' : 'lowest'} value of the axis`);
}

/** At what share of the way a line rises above 0; null when it does not. */
function exit(from: number, to: number): number | null {
  if (from > 0) return 0;
  return to > 0 ? -from / (to - from) : null;
}

/**
 * Largest |f″|·h²/8 at both ends of the bracket over the slope: how far the crossing of a smooth curve lies from that of its chord. Source:
 * error of linear interpolation, Atkinson, An Introduction to Numerical Analysis, 3.1.
 */
function interpolationError(known: readonly (Known | null)[], i: number): Figure {
  const [a, b] = [known[i]!, known[i + 1]!];
  const width = b.value - a.value;
  const slope = (b.mid - a.mid) / width;
  const bends = [i, i + 1].flatMap((at) => {
    const [p, q, r] = [known[at - 1], known[at], known[at + 1]];
    if (!p || !q || !r) return [];
    const change = (r.mid - q.mid) / (r.value - q.value) - (q.mid - p.mid) / (q.value - p.value);
    return [Math.abs((2 * change) / (r.value - p.value))];
  });
  if (bends.length === 0) return notApplicable('the bracket has no neighbour to tell the bend from');
  if (slope === 0) return notApplicable('the figure is the same at both ends of the bracket');
  return (Math.max(...bends) * width * width) / 8 / Math.abs(slope);
}
