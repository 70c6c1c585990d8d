import { createHash } from 'node:crypto';
import { createThreadPool } from '@ihome/compute';
import { CHUNK_RULE, runLocally, sweepModel, type LocalOutcome } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { nodeBinaryOf, OTHER_NODE_MAJORS, simRun, smallSweep, type SimRunOutcome } from '@ihome/testing';

const document = smallSweep({ paths: 4_096, fundSize: 25e6 });

jest.setTimeout(900_000);

describe('sim run', () => {
  let alone: SimRunOutcome;
  beforeAll(async () => {
    alone = await simRun({ document, workers: 1 });
  });

  it('ends with results', () => {
    expect(alone).toMatchObject({ exitCode: 0, state: 'completed' });
    expect(alone.resultDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([2, 4])('gives the same digest and the same bundle, byte for byte, with %i threads', async (workers) => {
    expect(await simRun({ document, workers })).toEqual(alone);
  });

  it.each(OTHER_NODE_MAJORS)('gives the same digest and the same bundle on Node %i', async (major) => {
    const nodeBinary = await nodeBinaryOf(major);
    expect(await simRun({ document, workers: 2, nodeBinary })).toEqual(alone);
  });

  it('gives the same digest and the same bundle on another grid of chunks', async () => {
    const coarse = await locally({ pathStrategies: CHUNK_RULE.pathStrategies, minChunks: 3 });
    expect(coarse.sweep.plan?.chunks).toBe(4);
    expect(coarse.sweep.resultDigest).toBe(alone.resultDigest);
    expect(
      createHash('sha256')
        .update(coarse.finished?.bundle ?? '')
        .digest('hex'),
    ).toBe(alone.bundleSha256);
    const fine = await locally(CHUNK_RULE);
    expect(fine.sweep.plan?.chunks).toBe(16);
    expect(fine.sweep.resultDigest).toBe(alone.resultDigest);
  });
});

/** The sweep in this process, cut into chunks by a rule. */
async function locally(rule: typeof CHUNK_RULE): Promise<LocalOutcome> {
  const compute = createThreadPool({ threads: 2 });
  try {
    return await runLocally({ document, rule, compute, model: sweepModel, bundles: createBundleWriter() });
  } finally {
    await compute.close();
  }
}
