export { createBundleWriter, type BundleWriterOptions } from './bundle-writer';
export { compact, fixed, millions, multiple, percent } from './number-format';
