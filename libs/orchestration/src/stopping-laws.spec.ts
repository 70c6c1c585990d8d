import { SimulatedCluster, toyDocument } from '@ihome/testing';
import fc from 'fast-check';
import type { JsonObject } from './ports/json';
import type { SweepRecord } from './ports/sweep-records';

/** The law of a sweep that may stop: where it stops, and what comes of it, depends on its paths alone. */
const sweeps = fc.record({
  strategies: fc.integer({ min: 1, max: 6 }),
  groups: fc.integer({ min: 1, max: 3 }),
  paths: fc.integer({ min: 100, max: 3_000 }),
  seed: fc.integer({ min: 0, max: 1_000 }),
  firstLook: fc.integer({ min: 100, max: 900 }),
  /** 1/√n for n from 400 to 10,000. */
  stopAt: fc.double({ min: 0.01, max: 0.05, noNaN: true }),
});

const grids = fc.record({
  pathStrategies: fc.integer({ min: 1, max: 8_000 }),
  minChunks: fc.integer({ min: 1, max: 40 }),
});

async function outcome(
  document: JsonObject,
  { rule, processes }: { readonly rule: { pathStrategies: number; minChunks: number }; readonly processes: number },
): Promise<SweepRecord> {
  const cluster = new SimulatedCluster({ rule });
  const key = await cluster.submit(document);
  for (let n = 0; n < processes; n++) cluster.spawn();
  const sweep = await cluster.end(key);
  expect(cluster.laws.violations).toEqual([]);
  return sweep;
}

describe('a sweep that stops when precise enough', () => {
  it('stops after the same paths with the same result on any grid and any number of processes', async () => {
    await fc.assert(
      fc.asyncProperty(sweeps, grids, fc.integer({ min: 1, max: 3 }), async (fields, rule, processes) => {
        const document = toyDocument(fields);
        const one = await outcome(document, { rule: { pathStrategies: 1_024, minChunks: 4 }, processes: 1 });
        const other = await outcome(document, { rule, processes });
        expect(other).toMatchObject({ state: 'completed', resultDigest: one.resultDigest });
        expect(other.checkpoints).toEqual(one.checkpoints);
        const enough = other.plan?.checkpoints.find((paths) => 1 / Math.sqrt(paths) <= fields.stopAt) ?? fields.paths;
        expect(other.checkpoints.at(-1)?.paths).toBe(enough);
        const total = enough * fields.strategies;
        expect(other.progress.paths).toEqual({ done: total, total });
      }),
      { seed: 4, numRuns: 25 },
    );
  }, 60_000);

  it('has other figures where it stops elsewhere', async () => {
    const at = (stopAt: number): Promise<SweepRecord> =>
      outcome(toyDocument({ stopAt }), { rule: { pathStrategies: 1_024, minChunks: 4 }, processes: 1 });
    const [early, late] = [await at(0.06), await at(0.04)];
    expect([early, late].map(({ checkpoints }) => checkpoints.at(-1)?.paths)).toEqual([400, 800]);
    expect(early.resultDigest).not.toBe(late.resultDigest);
  });
});
