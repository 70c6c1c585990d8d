import {
  type Partial,
  PARTIAL_STREAM_LIMIT,
  type PartialStream,
  type PartialStreamKey,
  uuidGenerator,
} from '@ihome/orchestration';

/** A PartialStream under test. */
export interface PartialStreamSubject {
  readonly stream: PartialStream;
  /** Loses everything, as a FLUSHALL does. */
  readonly lose: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** The conformance suite of the PartialStream port. `makeSubject` is called once. */
export function describePartialStream(name: string, makeSubject: () => Promise<PartialStreamSubject>): void {
  describe(`PartialStream: ${name}`, () => {
    let subject: PartialStreamSubject | undefined;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(async () => {
      await subject?.dispose();
    });
    const use = (): PartialStreamSubject => {
      if (!subject) throw new Error('there is no subject');
      return subject;
    };
    const newKey = (generation = 1): PartialStreamKey => ({ tenantId: 't', sweepId: uuidGenerator.uuid(), generation });
    const partial = (chunk: number): Partial => ({
      group: 1,
      chunk,
      engineVersion: '0.1.0',
      aggregates: [{ n: 256, mean: 1 / 3, m2: 1e-300, label: 'é', none: null }],
    });

    it('reads back what was appended, in order and page by page', async () => {
      const { stream } = use();
      const key = newKey();
      for (let chunk = 0; chunk < 5; chunk++) await stream.append(key, partial(chunk));
      const first = await stream.read({ ...key, after: null, limit: 3 });
      expect(first.map(({ id: _id, ...rest }) => rest)).toEqual([0, 1, 2].map(partial));
      const last = first.at(-1)?.id ?? null;
      const second = await stream.read({ ...key, after: last, limit: 10 });
      expect(second.map(({ chunk }) => chunk)).toEqual([3, 4]);
      expect(await stream.read({ ...key, after: second.at(-1)?.id ?? null, limit: 10 })).toEqual([]);
      await stream.append(key, partial(5));
      const third = await stream.read({ ...key, after: second.at(-1)?.id ?? null, limit: 10 });
      expect(third.map(({ chunk }) => chunk)).toEqual([5]);
      expect(await stream.length(key)).toBe(6);
    });

    it('keeps sweeps, tenants and generations apart', async () => {
      const { stream } = use();
      const key = newKey();
      await stream.append(key, partial(0));
      for (const other of [newKey(), { ...key, generation: 2 }, { ...key, tenantId: 'u' }]) {
        expect(await stream.read({ ...other, after: null, limit: 10 })).toEqual([]);
        expect(await stream.length(other)).toBe(0);
      }
    });

    it('keeps about as many as the limit says, the newest', async () => {
      const { stream } = use();
      const key = newKey();
      const total = PARTIAL_STREAM_LIMIT + 500;
      for (let from = 0; from < total; from += 100) {
        await Promise.all(
          Array.from({ length: 100 }, (_, n) => stream.append(key, { ...partial(from + n), aggregates: 0 })),
        );
      }
      const length = await stream.length(key);
      expect(length).toBeGreaterThanOrEqual(PARTIAL_STREAM_LIMIT);
      expect(length).toBeLessThan(total);
      const kept = await stream.read({ ...key, after: null, limit: total });
      expect(kept).toHaveLength(length);
      expect(kept.some(({ chunk }) => chunk === total - 1)).toBe(true);
      expect(kept.some(({ chunk }) => chunk === 0)).toBe(false);
    });

    it('may be lost, and goes on: an old position then reads what came after', async () => {
      const { stream, lose } = use();
      const key = newKey();
      await stream.append(key, partial(0));
      const [read] = await stream.read({ ...key, after: null, limit: 10 });
      await lose();
      expect(await stream.read({ ...key, after: read?.id ?? null, limit: 10 })).toEqual([]);
      await stream.append(key, partial(1));
      const next = await stream.read({ ...key, after: read?.id ?? null, limit: 10 });
      expect(next.map(({ chunk }) => chunk)).toEqual([1]);
    });

    it('is forgotten when removed, also when there is nothing', async () => {
      const { stream } = use();
      const key = newKey();
      await stream.append(key, partial(0));
      await stream.remove(key);
      await stream.remove(key);
      expect(await stream.length(key)).toBe(0);
    });
  });
}
