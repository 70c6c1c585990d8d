export { createBundleWriter, type BundleWriterOptions } from './bundle-writer';
export { metricFormat, metricLabel } from './metric-label';
export { stoppingText } from './stopping-text';
export { compact, fixed, millions, multiple, percent } from './number-format';
