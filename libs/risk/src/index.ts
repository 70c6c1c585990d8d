/** Statistics across paths: moments, quantiles, tail risk, probabilities, ratios, guardrails. Pure. */
export { compensatedSum } from './compensated-sum';
export { normalHalfWidth, studentHalfWidth } from './confidence';
export { BOOTSTRAP_RATIOS, bootstrapStream } from './bootstrap-stream';
export { bootstrapEstimate } from './bootstrap-interval';
export type { EstimateWithError } from './bootstrap-interval';
export { controlledMean } from './control-variate';
export { correlation, correlationEstimate, pearsonCorrelation } from './correlation';
export { createOrderWeightTable, harrellDavisQuantile } from './harrell-davis';
export type { OrderWeightTable } from './harrell-davis';
export { midRanks } from './mid-ranks';
export type { MidRanks } from './mid-ranks';
export { isNumber, notApplicable, plusMinus, undefinedFigure } from './figure';
export type { Estimate, Figure, MissingFigure } from './figure';
export { countBreaches, guardrailsAfterRun } from './guardrails/after-run';
export type { GuardrailLimits, RunFigures } from './guardrails/after-run';
export { guardrailsBeforeRun } from './guardrails/before-run';
export type { CorrelationCheck, GuardedConfiguration } from './guardrails/before-run';
export { guardrailsFail } from './guardrails/guardrail';
export type { GuardrailLayer, GuardrailResult } from './guardrails/guardrail';
export {
  meanUnitError,
  probabilityUnitEstimate,
  quantileUnitInterval,
  shapeUnitErrors,
  shortfallUnitError,
} from './independent-units';
export type { PathUnits, UnitSample } from './independent-units';
export { influence } from './influence';
export type { Influence } from './influence';
export { moments } from './moments';
export type { Moments } from './moments';
export { bootstrapStatistic, resamplePaths } from './paired-bootstrap';
export type { PathResamples } from './paired-bootstrap';
export { pairedCovariance } from './paired-covariance';
export { differenceOfEstimates, pairedMeanDifference, pairedShortfallDifference } from './paired-difference';
export type { PairedDifference, PairedEstimate, PairedSamples } from './paired-difference';
export { probabilityEstimate } from './probability';
export type { Occurrences, ProbabilityOfPaths } from './probability';
export { quantile, quantileEstimate, quantileInterval, sortedCopy } from './quantile';
export { sortAscending } from './radix-sort';
export { rankCorrelation } from './rank-correlation';
export type { CorrelationWithError } from './rank-correlation';
export { ratioEstimates } from './ratio-estimates';
export type { RatioEstimates, RatioOptions, ReturnsOfPaths } from './ratio-estimates';
export { calmarRatio, omegaRatio, sharpeRatio, sortinoRatio } from './ratios';
export { groupCount, groupSums, replicatedSums, resampleGroups } from './resampled-groups';
export type { GroupSums, ResampledGroups } from './resampled-groups';
export type { Statistic } from './statistic';
export { sobolIndices } from './sobol-indices';
export type { InputIndices, SaltelliValues, SobolIndices, SobolOptions } from './sobol-indices';
export {
  MIN_TAIL_FOR_INTERVAL,
  expectedShortfall,
  expectedShortfallError,
  expectedShortfallEstimate,
  valueAtRisk,
} from './tail-risk';
export type { TailRequest } from './tail-risk';
export { varianceSplit } from './variance-split';
export type { VarianceSplit } from './variance-split';
