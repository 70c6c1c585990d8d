import type { ComputeKernel } from '@ihome/orchestration';

/** File of this kernel, for pools that load it in a thread. */
export const EMPTY_KERNEL_MODULE = __filename;

/** Engine version of the empty kernel. */
export const EMPTY_ENGINE_VERSION = '0.0.0-empty';

const SECTION_BYTES = 8;

/** A kernel that computes nothing: a table of one zero a strategy. What is left of a chunk is the platform's part of it. */
export const kernel: ComputeKernel = {
  engineVersion: EMPTY_ENGINE_VERSION,
  groupKey: () => '',
  simulate: ({ strategies, paths }) => ({
    table: new Uint8Array(new ArrayBuffer(strategies.length * SECTION_BYTES)),
    sections: strategies.map((_, position) => ({ offset: position * SECTION_BYTES, length: SECTION_BYTES })),
    aggregates: strategies.map(() => ({ n: paths, sum: 0 })),
    loans: 0,
  }),
  openReducer: ({ strategy: { index } }) => {
    let n = 0;
    return {
      add: ({ paths }) => {
        n += paths;
      },
      finish: () => ({ index, n }),
    };
  },
  openComparison: () => ({ add: () => undefined, finish: async () => ({}) }),
};
