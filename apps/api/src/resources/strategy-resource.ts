import type { StrategyHeadline } from '@ihome/api-schema';
import type { JsonObject, StrategyRecord, StrategyResultRow } from '@ihome/orchestration';
import { headlineOf } from './strategy-headline';
import { sweepAddress } from './sweep-resource';

/** A strategy as a list shows it. */
export interface StrategyItem {
  readonly index: number;
  readonly role: JsonObject;
  readonly parameters: JsonObject;
  readonly config_hash: string;
  readonly headline?: StrategyHeadline;
  readonly links: { readonly self: string };
}

/** A strategy as a list shows it, with its headline once it is reduced. */
export function strategyItemOf(
  sweepId: string,
  strategy: StrategyRecord,
  row: StrategyResultRow | undefined,
): StrategyItem {
  return {
    index: strategy.index,
    role: strategy.role,
    parameters: strategy.parameters,
    config_hash: strategy.configHash,
    ...(row !== undefined && { headline: headlineOf(row.result) }),
    links: { self: `${sweepAddress(sweepId)}/strategies/${strategy.index}` },
  };
}
