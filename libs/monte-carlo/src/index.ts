/** Sweeps: designs, reduction of paths to figures, live estimates, efficient frontier. Pure. */
export { MAX_PATH_STRATEGIES, MAX_STRATEGIES, expandSweep } from './design/expand-sweep';
export type { SweepStrategies, SweepStrategy } from './design/expand-sweep';
export { strategyName } from './design/strategy-name';
export { efficientFrontier } from './efficient-frontier';
export type { FrontierAxes } from './efficient-frontier';
export { figureOf } from './figure-of';
export { liveEstimates } from './partial/live-estimates';
export type { LiveEstimates, LiveMean, LiveTail } from './partial/live-estimates';
export { mergePartials, partialOf } from './partial/strategy-partial';
export type { LiveMetric, PartialMoments, StrategyPartial } from './partial/strategy-partial';
export { createStrategyReducer } from './reduction/strategy-reducer';
export type { ReducedStrategy, StrategyReducer } from './reduction/strategy-reducer';
export type * from './results';
export { traceStrategy } from './strategy-trace';
export type { StrategyTrace } from './strategy-trace';
