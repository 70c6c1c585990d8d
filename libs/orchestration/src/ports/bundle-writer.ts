import type { JsonObject, JsonValue } from './json';
import type { StrategyRecord } from './sweep-records';
import type { PathSection } from './chunk-compute';
import type { ObjectBody } from './object-store';

/** What the bundle of a sweep is made of; nothing here is an id, a time, a host or a duration. */
export interface BundleInput {
  readonly name: string;
  readonly engineVersion: string;
  readonly configHash: string;
  readonly seed: number;
  /** The sweep document as submitted. */
  readonly document: JsonObject;
  readonly baseConfig: JsonObject;
  /** What the sweep asks for, ascending by index. */
  readonly strategies: readonly StrategyRecord[];
  /** The parsed content of results.json. */
  readonly results: JsonObject;
  /** results.json itself: canonical JSON in UTF-8. */
  readonly resultsJson: Uint8Array;
  /** SHA-256 of `resultsJson`, lower-case hex. */
  readonly resultDigest: string;
  readonly frontier: JsonValue;
  readonly guardrails: JsonValue;
  /** Path-table sections of one strategy in path order, read from the object store as they are consumed. */
  readonly openSections: (strategyIndex: number) => AsyncIterable<PathSection>;
  readonly signal: AbortSignal;
}

/** A bundle ready to be stored. */
export interface Bundle {
  /** The zip. */
  readonly body: ObjectBody;
  /** manifest.json as it stands in the zip; stored beside it, last. */
  readonly manifest: Uint8Array;
  /** Frees what the bundle was made in; called once the body was stored, and after a failure. */
  readonly dispose: () => Promise<void>;
}

/** Writes the bundle: equal inputs give equal bytes. */
export interface BundleWriter {
  write(input: BundleInput): Promise<Bundle>;
}
