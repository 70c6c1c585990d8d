import { SimulationError } from '@ihome/config';
import type { Partial, StreamedPartial } from '@ihome/orchestration';

/** A partial as text for the stream. */
export function encodePartial(partial: Partial): string {
  const { group, chunk, engineVersion, aggregates } = partial;
  return JSON.stringify({ group, chunk, engineVersion, aggregates });
}

/** The partial of an entry of the stream. */
export function decodePartial(id: string, text: string): StreamedPartial {
  const value: unknown = JSON.parse(text);
  if (!isPartial(value)) throw new SimulationError('corrupt_data', `Entry ${id} of the stream is no partial.`);
  return { ...value, id };
}

function isPartial(value: unknown): value is Partial {
  if (typeof value !== 'object' || value === null || !('group' in value) || !('chunk' in value)) return false;
  return Number.isInteger(value.group) && Number.isInteger(value.chunk) && 'aggregates' in value;
}
