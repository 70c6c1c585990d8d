import type { JsonValue } from '../ports/json';
import type { Partial } from '../ports/partial-stream';
import type { SweepModel } from '../ports/sweep-model';
import type { StrategyRecord, SweepPlan } from '../ports/sweep-records';

/**
 * Folds the partials of a sweep into running estimates. Only a picture: partials may come in any order, twice or never, and the result
 * bytes do not depend on it.
 */
export class LivePicture {
  private readonly seen = new Set<string>();
  private readonly aggregates = new Map<number, JsonValue>();
  private changed = false;
  private latest: JsonValue = null;
  /** Id of the last partial folded. */
  position: string | null = null;

  constructor(
    private readonly model: Pick<SweepModel, 'mergeAggregates' | 'estimates'>,
    private readonly plan: SweepPlan,
    private readonly strategies: readonly StrategyRecord[],
  ) {}

  /** Folds one partial; false when its chunk was folded before or belongs to another plan. */
  fold({ group, chunk, aggregates }: Partial): boolean {
    const key = `${group}/${chunk}`;
    const members = this.plan.groups[group]?.strategies;
    if (!members || this.seen.has(key) || !Array.isArray(aggregates) || aggregates.length !== members.length)
      return false;
    this.seen.add(key);
    members.forEach((index, position) => {
      const more: JsonValue = aggregates[position] ?? null;
      const known = this.aggregates.get(index);
      this.aggregates.set(index, known === undefined ? more : this.model.mergeAggregates(known, more));
    });
    this.changed = true;
    return true;
  }

  /** The estimates as of the last fold; null before the first. */
  estimates(): JsonValue {
    if (this.changed) this.latest = this.model.estimates(this.aggregates, this.strategies);
    this.changed = false;
    return this.latest;
  }
}
