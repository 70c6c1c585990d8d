import type { SweepStore } from '@ihome/orchestration';
import { describeChunkRows } from './describe-chunk-rows';
import { describeLeases } from './describe-leases';
import { describeSubmissions } from './describe-submissions';
import { describeSweepResults } from './describe-sweep-results';
import { describeSweepSteps } from './describe-sweep-steps';

/** A SweepStore under test. */
export interface SweepStoreSubject {
  readonly store: SweepStore;
  /** Lets the store's own time pass. */
  readonly elapse: (milliseconds: number) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Gives each suite the subject of its own `beforeAll`. */
export type SweepStoreUse = () => SweepStoreSubject;

/** The conformance suite of the SweepStore port. `makeSubject` is called once; every test uses sweeps and tenants of its own. */
export function describeSweepStore(name: string, makeSubject: () => Promise<SweepStoreSubject>): void {
  describe(`SweepStore: ${name}`, () => {
    let subject: SweepStoreSubject | undefined;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(async () => {
      await subject?.dispose();
    });
    const use: SweepStoreUse = () => {
      if (!subject) throw new Error('there is no subject');
      return subject;
    };
    describeSubmissions(use);
    describeSweepSteps(use);
    describeLeases(use);
    describeChunkRows(use);
    describeSweepResults(use);
  });
}
