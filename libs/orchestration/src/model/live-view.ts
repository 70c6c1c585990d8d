import { plainJson } from '@ihome/config';
import { liveEstimates, mergePartials, strategyName, type LiveEstimates } from '@ihome/monte-carlo';
import { isNumber } from '@ihome/risk';
import type { JsonValue } from '../ports/json';
import { isVariant } from '../plan/strategy-kinds';
import type { StrategyRecord } from '../ports/sweep-records';
import { storedConfig, storedPartial } from './stored-values';

/** Most strategies in a live view: those with the highest mean net IRR so far. A snapshot is written twice a second. */
const MAX_LIVE_STRATEGIES = 100;

/** One strategy of the live view. */
type LiveStrategy = LiveEstimates & {
  readonly index: number;
  readonly name: string;
  /** Not dominated so far on mean net IRR and the ES of loss at the highest level: a preview of the frontier. */
  readonly on_frontier: boolean;
};

/** Merges the partials of one strategy. */
export function mergeLive(into: JsonValue, more: JsonValue): JsonValue {
  return mergePartials(storedPartial(into), storedPartial(more));
}

/** The live estimates of a sweep: `{strategies, shown, total}`, strategies ascending by index. */
export function liveView(aggregates: ReadonlyMap<number, JsonValue>, strategies: readonly StrategyRecord[]): JsonValue {
  const variants = strategies.filter(isVariant);
  const estimated = variants.flatMap(({ index, parameters, config }) => {
    const aggregate = aggregates.get(index);
    if (aggregate === undefined) return [];
    const { name, risk, monte_carlo } = storedConfig(config);
    return [
      {
        index,
        name: strategyName(parameters, name),
        ...liveEstimates(storedPartial(aggregate), { risk, monte_carlo }),
      },
    ];
  });
  const members = frontierPreview(estimated);
  const marked = estimated.map((one): LiveStrategy => ({ ...one, on_frontier: members.has(one.index) }));
  const best = [...marked].sort((a, b) => meanIrr(b) - meanIrr(a)).slice(0, MAX_LIVE_STRATEGIES);
  const shown = best.sort((a, b) => a.index - b.index);
  return plainJson({ strategies: shown, shown: shown.length, total: variants.length });
}

function frontierPreview(strategies: readonly (LiveEstimates & { readonly index: number })[]): Set<number> {
  const candidates = strategies
    .map((one) => ({ index: one.index, gain: meanIrr(one), risk: tailLoss(one) }))
    .filter(({ gain, risk }) => Number.isFinite(gain) && Number.isFinite(risk))
    .sort((a, b) => a.risk - b.risk || b.gain - a.gain);
  let best = -Infinity;
  const members = new Set<number>();
  for (const { index, gain } of candidates) {
    if (gain <= best) continue;
    best = gain;
    members.add(index);
  }
  return members;
}

function meanIrr({ metrics }: LiveEstimates): number {
  return isNumber(metrics.net_irr.mean) ? metrics.net_irr.mean : -Infinity;
}

function tailLoss({ loss }: LiveEstimates): number {
  const last = loss.tails.at(-1)?.es;
  return last !== undefined && isNumber(last) ? last : Infinity;
}
