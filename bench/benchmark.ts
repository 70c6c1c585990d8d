import type { Column } from '../apps/cli/src/terminal/table';

/** What was measured, as a table with a title and what one has to know to read it. */
export interface Report {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** One sentence each, printed below the table. */
  readonly notes: readonly string[];
}

/** How to run a benchmark. */
export interface BenchmarkOptions {
  /** A short version: the same measures with fewer and shorter rounds, good for seeing that it works. */
  readonly quick: boolean;
  /** Tells how far it is. */
  readonly progress: (line: string) => void;
}

/** One benchmark: a file of this folder, run by its name. */
export interface Benchmark {
  readonly name: string;
  /** What it measures, in one line. */
  readonly about: string;
  readonly run: (options: BenchmarkOptions) => Promise<readonly Report[]>;
}
