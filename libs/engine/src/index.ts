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
export { threefry4x32 } from './random/threefry';
export { uniformFromWord } from './random/uniform';

// Mathematics with the same bits on every machine
export { exp, expm1 } from './math/exp';
export { log, log1p } from './math/log';
export { normalCdf, normalPdf } from './math/normal-cdf';
export { normalQuantile } from './math/normal-quantile';
export { pow, powInt } from './math/power';
export { sin } from './math/sine';
