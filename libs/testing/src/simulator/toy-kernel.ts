import { SimulationError } from '@ihome/config';
import type { ComputeKernel, JsonObject, KernelComparison, KernelReducer, KernelTable } from '@ihome/orchestration';

/** File of this kernel, for pools that load it in a thread. */
export const TOY_KERNEL_MODULE = __filename;

/** Engine version of the toy kernel. */
export const TOY_ENGINE_VERSION = '0.0.0-toy';

const HEADER_BYTES = 16;

/**
 * A kernel small enough for tests of the orchestration: one figure a path and strategy, a hash of seed, strategy and path; the reduction is
 * a fold that tells apart every order, gap and overlap of paths.
 */
export const kernel: ComputeKernel = {
  engineVersion: TOY_ENGINE_VERSION,

  groupKey: ({ config }) => String(config['group']),

  simulate({ strategies, firstPath, paths, shouldStop }): KernelTable | null {
    if (firstPath % 256 !== 0 && (firstPath % 256) + paths > 256) {
      throw new SimulationError('internal', `${paths} paths from ${firstPath} are neither whole blocks nor within one`);
    }
    const buffer = new ArrayBuffer(HEADER_BYTES + strategies.length * paths * 8);
    const sections = strategies.map((_, position) => ({
      offset: HEADER_BYTES + position * paths * 8,
      length: paths * 8,
    }));
    const values = new Float64Array(buffer, HEADER_BYTES);
    for (let path = 0; path < paths; path++) {
      if (shouldStop()) return null;
      strategies.forEach(({ config }, position) => {
        values[position * paths + path] = figure(config, firstPath + path);
      });
    }
    const aggregates = strategies.map((_, position) => {
      const own = values.subarray(position * paths, (position + 1) * paths);
      return { n: paths, sum: own.reduce((sum, value) => sum + value, 0) };
    });
    return { table: new Uint8Array(buffer), sections, aggregates, loans: paths * strategies.length };
  },

  openReducer({ strategy: { index }, paths, yields }): KernelReducer {
    let n = 0;
    let mean = 0;
    let order = 0;
    return {
      add({ bytes }) {
        const values = new Float64Array(bytes.slice().buffer);
        for (const value of values) {
          n += 1;
          mean += (value - mean) / n;
          order = order * 0.999 + value;
        }
      },
      finish: () => {
        if (n !== paths) throw new SimulationError('corrupt_data', `${n} of ${paths} paths came`);
        return yields === 'results' ? { index, n, mean, order } : { value: mean, half_width: 1 / Math.sqrt(n) };
      },
    };
  },

  openComparison({ strategies, nearest }): KernelComparison {
    const orders = new Map(strategies.map(({ index }) => [index, 0]));
    return {
      add({ bytes }, index) {
        for (const value of new Float64Array(bytes.slice().buffer)) {
          orders.set(index, (orders.get(index) ?? NaN) * 0.999 + value);
        }
      },
      finish: async () => ({ orders: [...orders.values()], nearest: [...nearest] }),
    };
  },
};

function figure(config: JsonObject, path: number): number {
  const seed = Number(config['seed']);
  const strategy = Number(config['strategy']);
  let word =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(path + 1, 0xc2b2ae35) ^ Math.imul(strategy + 1, 0x27d4eb2f);
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
  return ((word ^ (word >>> 15)) >>> 0) / 4294967296;
}
