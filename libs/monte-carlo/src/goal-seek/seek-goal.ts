import { canonicalJson } from '@ihome/config';
import { isNumber, type Estimate } from '@ihome/risk';
import { figureOf } from '../figure-of';
import type { StrategyResult } from '../results';
import { crossings, type Crossing, type GoalPoint } from './crossings';
import type { Goal } from './goal-declaration';

/** Whether a target is met between the values of the axis. */
export type GoalStatus = 'met' | 'always_above' | 'always_below' | 'undefined';

/** A strategy on the axis of a goal. */
export interface SoughtStrategy {
  readonly strategy: number;
  readonly value: number;
  readonly figure: Estimate;
}

/** The search along the axis at one combination of the other axes. */
export interface GoalSearch {
  /** What the strategies share: parameter path → value. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Ascending by value. */
  readonly points: readonly SoughtStrategy[];
  /** Met: at least one crossing. Undefined: fewer than two neighbours have the figure. */
  readonly status: GoalStatus;
  /** Ascending by value. */
  readonly crossings: readonly Crossing[];
}

/** A goal and what came of it. */
export interface GoalSeek extends Goal {
  /** Of the intervals. */
  readonly confidence: number;
  /** In the order of the strategies. */
  readonly searches: readonly GoalSearch[];
}

/** A variant and its figures. */
export interface SoughtResult {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly result: StrategyResult;
}

/** Seeks a goal along its axis for every combination of the other axes (docs/model/goal-seek.md). */
export function seekGoal(goal: Goal, variants: readonly SoughtResult[], confidence: number): GoalSeek {
  const groups = new Map<string, { parameters: Record<string, unknown>; points: SoughtStrategy[] }>();
  for (const { parameters, result } of variants) {
    const { [goal.parameter]: value, ...others } = parameters;
    if (typeof value !== 'number') throw new TypeError(`${goal.parameter} is no number in strategy ${result.index}`);
    const key = canonicalJson(others);
    const group = groups.get(key) ?? { parameters: others, points: [] };
    groups.set(key, group);
    group.points.push({ strategy: result.index, value, figure: figureOf(result, goal.metric, confidence) });
  }
  const searches = [...groups.values()].map(({ parameters, points }): GoalSearch => {
    const ordered = points.sort((a, b) => a.value - b.value);
    const found = crossings(ordered, goal.target);
    return { parameters, points: ordered, status: statusOf(ordered, found, goal.target), crossings: found };
  });
  return { ...goal, confidence, searches };
}

function statusOf(points: readonly GoalPoint[], found: readonly Crossing[], target: number): GoalStatus {
  if (found.length > 0) return 'met';
  const values = points.flatMap(({ figure }) => (isNumber(figure.value) ? [figure.value] : []));
  if (values.length < points.length || values.length < 2) return 'undefined';
  return values.every((value) => value > target) ? 'always_above' : 'always_below';
}
