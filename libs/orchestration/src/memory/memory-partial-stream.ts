import {
  type Partial,
  PARTIAL_STREAM_LIMIT,
  type PartialStream,
  type PartialStreamKey,
  type ReadPartials,
  type StreamedPartial,
} from '../ports/partial-stream';

/** The partials in memory; `lose()` does what a FLUSHALL does. */
export class MemoryPartialStream implements PartialStream {
  private readonly streams = new Map<string, StreamedPartial[]>();
  private nextId = 1;

  async append(key: PartialStreamKey, partial: Partial): Promise<void> {
    const name = nameOf(key);
    const entries = this.streams.get(name) ?? [];
    entries.push({ ...partial, id: String(this.nextId++) });
    this.streams.set(name, entries.slice(-PARTIAL_STREAM_LIMIT));
  }

  async read(request: ReadPartials): Promise<StreamedPartial[]> {
    const after = request.after === null ? 0 : Number(request.after);
    const entries = this.streams.get(nameOf(request)) ?? [];
    return entries.filter(({ id }) => Number(id) > after).slice(0, request.limit);
  }

  async length(key: PartialStreamKey): Promise<number> {
    return this.streams.get(nameOf(key))?.length ?? 0;
  }

  async remove(key: PartialStreamKey): Promise<void> {
    this.streams.delete(nameOf(key));
  }

  async close(): Promise<void> {
    this.lose();
  }

  /** Forgets everything. */
  lose(): void {
    this.streams.clear();
  }
}

function nameOf({ tenantId, sweepId, generation }: PartialStreamKey): string {
  return `${tenantId}/${sweepId}/${generation}`;
}
