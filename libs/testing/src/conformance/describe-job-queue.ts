import { type Job, type JobKind, type JobQueue, uuidGenerator } from '@ihome/orchestration';

/** A JobQueue under test, as two processes see it. */
export interface JobQueueSubject {
  readonly queue: JobQueue;
  /** The same queue as another process sees it. */
  readonly other: JobQueue;
  /** Lets time pass. */
  readonly elapse: (milliseconds: number) => Promise<void>;
  /** Loses everything, as a FLUSHALL does. */
  readonly lose: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** The conformance suite of the JobQueue port. Each test gets a subject of its own, with nothing in it. */
export function describeJobQueue(name: string, makeSubject: () => Promise<JobQueueSubject>): void {
  describe(`JobQueue: ${name}`, () => {
    let subject: JobQueueSubject;
    const closers: (() => Promise<void>)[] = [];
    beforeEach(async () => {
      subject = await makeSubject();
    });
    afterEach(async () => {
      for (const close of closers.splice(0)) await close();
      await subject.dispose();
    });

    const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
      for (let attempt = 0; attempt < 500; attempt++) {
        if (await holds()) return;
        await subject.elapse(20);
      }
      throw new Error('what was waited for did not come');
    };
    const start = async (kind: JobKind, concurrency: number, work: (job: Job) => Promise<void>): Promise<void> => {
      const processor = await subject.queue.process({
        kind,
        concurrency,
        handler: async (job) => {
          await work(job);
          return { ok: 1 };
        },
      });
      closers.push(() => processor.close(100));
    };
    const newIds = (count: number): string[] => Array.from({ length: count }, () => `${uuidGenerator.uuid()}-1-0-0`);
    const jobs = (ids: readonly string[]): { id: string; data: { id: string } }[] =>
      ids.map((id) => ({ id, data: { id } }));

    it('carries every job with its data to a handler, and forgets it', async () => {
      const ids = newIds(20);
      const seen = new Map<string, unknown>();
      await start('simulate', 4, async ({ id, data, kind }) => void seen.set(id, { data, kind }));
      await subject.other.addBulk(
        'simulate',
        ids.map((id) => ({ id, data: { id, nested: { list: [1, 'two', null] } } })),
      );
      await until(() => seen.size === ids.length);
      for (const id of ids) {
        expect(seen.get(id)).toEqual({ data: { id, nested: { list: [1, 'two', null] } }, kind: 'simulate' });
      }
      await until(async () => (await subject.queue.unknownIds('simulate', ids)).length === ids.length);
      expect(await subject.queue.counts('simulate')).toEqual({ waiting: 0, active: 0, delayed: 0 });
    });

    it('keeps the kinds apart', async () => {
      const [id = ''] = newIds(1);
      await subject.queue.addBulk('reduce', jobs([id]));
      expect(await subject.queue.counts('simulate')).toMatchObject({ waiting: 0 });
      expect(await subject.queue.counts('reduce')).toMatchObject({ waiting: 1 });
      expect(await subject.queue.unknownIds('simulate', [id])).toEqual([id]);
      expect(await subject.queue.unknownIds('reduce', [id])).toEqual([]);
    });

    it('adds an id that waits or runs only once', async () => {
      const [id = ''] = newIds(1);
      let runs = 0;
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await subject.queue.addBulk('simulate', jobs([id]));
      await subject.other.addBulk('simulate', jobs([id]));
      expect(await subject.queue.counts('simulate')).toMatchObject({ waiting: 1 });
      await start('simulate', 2, async () => {
        runs += 1;
        await held;
      });
      await until(() => runs === 1);
      await subject.other.addBulk('simulate', jobs([id]));
      await subject.elapse(100);
      release();
      await until(async () => (await subject.queue.unknownIds('simulate', [id])).length === 1);
      await subject.elapse(100);
      expect(runs).toBe(1);
    });

    it('takes an id again once it ended, well or badly', async () => {
      const [good = '', bad = ''] = newIds(2);
      const runs = new Map<string, number>();
      await start('simulate', 2, async ({ id }) => {
        runs.set(id, (runs.get(id) ?? 0) + 1);
        if (id === bad) throw new Error('on purpose');
      });
      for (const round of [1, 2]) {
        await subject.queue.addBulk('simulate', jobs([good, bad]));
        await until(() => runs.get(good) === round && runs.get(bad) === round);
        await until(async () => (await subject.queue.unknownIds('simulate', [good, bad])).length === 2);
      }
    });

    it('knows which ids it does not hold, in the order asked', async () => {
      const ids = newIds(6);
      await subject.queue.addBulk('simulate', jobs(ids.filter((_, n) => n % 2 === 0)));
      const odd = ids.filter((_, n) => n % 2 === 1);
      expect(await subject.other.unknownIds('simulate', ids)).toEqual(odd);
      expect(await subject.other.unknownIds('simulate', [])).toEqual([]);
      await subject.queue.removeWaiting('simulate', ids);
      expect(await subject.other.unknownIds('simulate', ids)).toEqual(ids);
    });

    it('runs no more jobs at a time than asked for', async () => {
      let running = 0;
      let most = 0;
      let done = 0;
      await start('simulate', 3, async () => {
        most = Math.max(most, ++running);
        await subject.elapse(10);
        running -= 1;
        done += 1;
      });
      await subject.queue.addBulk('simulate', jobs(newIds(12)));
      await until(() => done === 12);
      expect(most).toBeLessThanOrEqual(3);
    });

    it('runs urgent jobs first', async () => {
      const [late = '', urgent = ''] = newIds(2);
      await subject.queue.addBulk('simulate', [{ id: late, data: {}, priority: 10 }]);
      await subject.queue.addBulk('simulate', [{ id: urgent, data: {}, priority: 1 }]);
      const order: string[] = [];
      await start('simulate', 1, async ({ id }) => void order.push(id));
      await until(() => order.length === 2);
      expect(order).toEqual([urgent, late]);
    });

    it('tells listeners of completed jobs until they leave', async () => {
      const [first = '', second = ''] = newIds(2);
      const heard: string[] = [];
      const leave = subject.other.listen({ onCompleted: (id, kind) => heard.push(`${kind} ${id}`) });
      await subject.elapse(100);
      await start('simulate', 1, async () => undefined);
      await subject.queue.addBulk('simulate', jobs([first]));
      await until(() => heard.includes(`simulate ${first}`));
      leave();
      await subject.queue.addBulk('simulate', jobs([second]));
      await until(async () => (await subject.queue.unknownIds('simulate', [second])).length === 1);
      await subject.elapse(100);
      expect(heard).toEqual([`simulate ${first}`]);
    });

    it('waits for running jobs on closing, aborts those that take too long, and takes no more', async () => {
      const ids = newIds(3);
      const ended: string[] = [];
      const processor = await subject.queue.process({
        kind: 'simulate',
        concurrency: 1,
        handler: async ({ id, signal }) => {
          while (!signal.aborted) await subject.elapse(20);
          ended.push(id);
          throw new Error('aborted');
        },
      });
      await subject.queue.addBulk('simulate', jobs(ids));
      await until(async () => (await subject.queue.counts('simulate')).active === 1);
      const closing = processor.close(60);
      await until(() => ended.length === 1);
      await closing;
      await subject.elapse(60);
      expect(ended).toEqual(ids.slice(0, 1));
    });

    it('may lose everything, and takes the same ids again', async () => {
      const ids = newIds(5);
      await subject.queue.addBulk('simulate', jobs(ids));
      await subject.lose();
      expect(await subject.queue.unknownIds('simulate', ids)).toEqual(ids);
      const seen = new Set<string>();
      await subject.queue.addBulk('simulate', jobs(ids));
      await start('simulate', 2, async ({ id }) => void seen.add(id));
      await until(() => seen.size === ids.length);
    });

    it('answers a ping', async () => {
      await expect(subject.queue.ping()).resolves.toBeUndefined();
    });
  });
}
