/** The engine: what one strategy earns on one path. Pure; see `docs/model/`. */

// Random numbers
export { MAX_SEED, randomKey } from './random/key';
export {
  PURPOSE_DEFAULT_COMMON,
  PURPOSE_DEFAULT_ZONE,
  PURPOSE_EXIT,
  PURPOSE_MARKET,
  PURPOSE_ORIGINATION,
  PURPOSE_SHORT_RATE,
} from './random/purpose';
export { reversedDirections, reversedSobolWord, scrambled, SOBOL_DIMENSIONS } from './random/sobol';
export { threefry4x32 } from './random/threefry';
export { uniformFromWord } from './random/uniform';

// Mathematics with the same bits on every machine
export { exp, expm1 } from './math/exp';
export { betaCdf, betaSurvival, type BetaShapes } from './math/incomplete-beta';
export { log, log1p } from './math/log';
export { normalCdf, normalPdf } from './math/normal-cdf';
export { normalQuantile } from './math/normal-quantile';
export { pow, powInt } from './math/power';
export { sin } from './math/sine';

// Zone indices: closed forms and correlation
export { choleskyFactor, EIGENVALUE_TOLERANCE, spectralRepair, symmetricEigen } from './price-path/correlation';
export { momentumMean, momentumVariance, type MomentumProcess } from './price-path/momentum';

// Resolution
export { resolveStrategy, strategyGroupKey, type ResolvedStrategy } from './resolve/resolve-strategy';
export type { RunOptions } from './resolve/resolve-portfolio';

// Parameters that each path draws
export { drawParameters } from './uncertainty/draw-parameters';
export { strategyOfPath, type ParameterDraw } from './uncertainty/strategy-of-path';
export type { DrawnParameter, ResolvedUncertainty } from './uncertainty/resolve-uncertainty';

// Simulation
export { ENGINE_VERSION } from './engine-version';
export { createSimulator, simulateChunk, type ChunkRange, type Simulator } from './simulate-chunk';
export { PATH_METRICS, metricIndex, type MetricUnit, type PathMetric } from './path-metrics/path-metric';
export { hasValue, PATH_STATUS, PATH_STATUS_NAMES, type PathStatus } from './path-metrics/path-status';
export { internalRateOfReturn, type RateOutcome } from './path-metrics/internal-rate-of-return';

// Path tables
export { EXIT_CAUSES, type ExitCause } from './exit/exit-cause';
export { COHORT_SUMS, cohortCount, vintageCount } from './path-table/cohorts';
export {
  BLOCK_PATHS,
  blockCount,
  createPathTable,
  FAN_PATHS,
  FAN_SERIES,
  fanPathCount,
  SERIES,
  type PathTable,
  type PathTableShape,
} from './path-table/path-table';
export {
  type ByteRange,
  decodePathTable,
  encodePathTable,
  PATH_TABLE_HEADER_BYTES,
  pathTableHeader,
  strategySection,
  strategySectionRange,
} from './path-table/path-table-bytes';

// Trace of a path
export { explainPath } from './trace/explain-path';
export type {
  MissingFigure,
  PathTrace,
  TraceBridge,
  TraceClawback,
  TraceClosing,
  TraceGpEntity,
  TraceLedgerRow,
  TraceMetrics,
  TracePosition,
  TraceSuburb,
  TraceWaterfallRow,
  TraceZone,
} from './trace/trace-document';
