import type { JsonValue } from './json';

/** About how many partials a sweep's stream keeps; older ones are trimmed on append. */
export const PARTIAL_STREAM_LIMIT = 2_000;

/** Which stream: one a sweep and generation. */
export interface PartialStreamKey {
  readonly tenantId: string;
  readonly sweepId: string;
  readonly generation: number;
}

/** The partial aggregates of one chunk. */
export interface Partial {
  readonly group: number;
  readonly chunk: number;
  readonly engineVersion: string;
  /** Aggregates per strategy of the group (n, moments, sketch), as `partialOf` of monte-carlo gives them. */
  readonly aggregates: JsonValue;
}

/** A partial as read, with its place in the stream. */
export interface StreamedPartial extends Partial {
  /** Opaque; hand it back as `after` to read on. */
  readonly id: string;
}

/** A reading position. */
export interface ReadPartials extends PartialStreamKey {
  /** Id of the last partial read, or null for the start of what is kept. */
  readonly after: string | null;
  readonly limit: number;
}

/**
 * Carries partial aggregates from workers to the sweep's leader, for the live picture alone. May lose anything; may hold a chunk twice. A lost
 * stream reads as empty, also from an id that it no longer knows.
 */
export interface PartialStream {
  /** Appends and trims to about PARTIAL_STREAM_LIMIT. */
  append(key: PartialStreamKey, partial: Partial): Promise<void>;
  /** Partials after a position, oldest first. */
  read(request: ReadPartials): Promise<StreamedPartial[]>;
  /** How many partials the stream keeps. */
  length(key: PartialStreamKey): Promise<number>;
  /** Forgets the stream. */
  remove(key: PartialStreamKey): Promise<void>;
  close(): Promise<void>;
}
