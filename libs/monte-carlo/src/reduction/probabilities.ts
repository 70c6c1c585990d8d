import { probabilityEstimate } from '@ihome/risk';
import type { ProbabilityEstimate } from '../results';

/**
 * Slack of "figure ≥ goal": a path that ends inside the catch-up has an LP IRR equal to the hurdle, and must not miss it by a last bit.
 */
export const GOAL_SLACK = 1e-9;

/** Probability that a path metric reaches a goal, with Wilson's interval; paths without the metric are left out of n. */
export function probabilityOfGoal(
  values: Float64Array,
  { goal, confidence }: { readonly goal: number; readonly confidence: number },
): ProbabilityEstimate {
  return probabilityOf(values, { confidence, when: (value) => value >= goal - GOAL_SLACK });
}

/** Probability of a condition on a path metric, with Wilson's interval. */
export function probabilityOf(
  values: Float64Array,
  { when, confidence }: { readonly when: (value: number) => boolean; readonly confidence: number },
): ProbabilityEstimate {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (when(values[i]!)) count++;
  const { n, value, low, high, standardError } = probabilityEstimate({ count, n: values.length, confidence });
  return { n, value, low, high, standard_error: standardError };
}
