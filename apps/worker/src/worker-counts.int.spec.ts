import {
  metricOf,
  nodeBinaryOf,
  OTHER_NODE_MAJORS,
  simRun,
  smallSweep,
  startPlatform,
  type Platform,
  type SimRunOutcome,
} from '@ihome/testing';

/** 16 chunks. */
const document = smallSweep({ paths: 4_096, fundSize: 25e6 });

jest.setTimeout(900_000);

describe('the platform gives the digest and the bundle of sim run', () => {
  let expected: Pick<SimRunOutcome, 'resultDigest' | 'bundleSha256'>;
  beforeAll(async () => {
    const { resultDigest, bundleSha256 } = await simRun({ document, workers: 2 });
    expected = { resultDigest, bundleSha256 };
  });

  describe.each(['redis', 'postgres'] as const)('on SIM_QUEUE=%s', (queue) => {
    let platform: Platform;
    beforeAll(async () => {
      platform = await startPlatform({ queue, workers: 1 });
    });
    afterAll(() => platform.close());

    it('with 1, 2 and 4 worker processes, one of them on another Node', async () => {
      expect(await outcome(platform)).toEqual({ ...expected, tookPart: 1 });
      await platform.addWorker();
      expect(await outcome(platform)).toEqual({ ...expected, tookPart: 2 });
      const [major = 24] = OTHER_NODE_MAJORS;
      await Promise.all([platform.addWorker(), platform.addWorker({ nodeBinary: await nodeBinaryOf(major) })]);
      expect(await outcome(platform)).toEqual({ ...expected, tookPart: 4 });
    });
  });
});

interface Outcome {
  readonly resultDigest: string | undefined;
  readonly bundleSha256: string;
  /** Workers that computed chunks. */
  readonly tookPart: number;
}

async function outcome(platform: Platform): Promise<Outcome> {
  const before = await chunksComputed(platform);
  const id = await platform.submit(document);
  const { result_digest: resultDigest } = await platform.finished(id);
  const after = await chunksComputed(platform);
  const tookPart = after.filter((chunks, index) => chunks > (before[index] ?? 0)).length;
  return { resultDigest, bundleSha256: await platform.bundleSha256(id), tookPart };
}

function chunksComputed({ workers }: Platform): Promise<number[]> {
  return Promise.all(workers.map((worker) => metricOf(worker, 'sim_chunks_completed_total')));
}
