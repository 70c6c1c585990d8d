/** Statistics across paths: moments, quantiles, tail risk, probabilities, ratios, guardrails. Pure. */
export { compensatedSum } from './compensated-sum';
export { normalHalfWidth, studentHalfWidth } from './confidence';
export { correlation } from './correlation';
export { isNumber, notApplicable, plusMinus, undefinedFigure } from './figure';
export type { Estimate, Figure, MissingFigure } from './figure';
export { countBreaches, guardrailsAfterRun } from './guardrails/after-run';
export type { GuardrailLimits, RunFigures } from './guardrails/after-run';
export { guardrailsBeforeRun } from './guardrails/before-run';
export type { CorrelationCheck, GuardedConfiguration } from './guardrails/before-run';
export { guardrailsFail } from './guardrails/guardrail';
export type { GuardrailLayer, GuardrailResult } from './guardrails/guardrail';
export { moments } from './moments';
export type { Moments } from './moments';
export { probabilityEstimate } from './probability';
export type { Occurrences, ProbabilityOfPaths } from './probability';
export { quantile, quantileEstimate, sortedCopy } from './quantile';
export { sharpeRatio, sortinoRatio } from './ratios';
export {
  MIN_TAIL_FOR_INTERVAL,
  expectedShortfall,
  expectedShortfallError,
  expectedShortfallEstimate,
  valueAtRisk,
} from './tail-risk';
export type { TailRequest } from './tail-risk';
