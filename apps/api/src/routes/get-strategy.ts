import { SimulationError } from '@ihome/config';
import type { StrategyRecord, SweepRecord } from '@ihome/orchestration';
import { indexOf } from '../request/path-parameters';
import { sendJson } from '../request/send-json';
import { strategyItemOf } from '../resources/strategy-resource';
import { findSweep } from './find-sweep';
import type { Exchange, Handler } from './handler';

/** A strategy with the sweep it belongs to. */
export interface FoundStrategy {
  readonly sweep: SweepRecord;
  readonly strategy: StrategyRecord;
}

/** The strategy an address names; 404 when the sweep has none with this index. */
export async function findStrategy(exchange: Exchange): Promise<FoundStrategy> {
  const sweep = await findSweep(exchange);
  const index = indexOf(exchange.request, 'n');
  const [strategy] = index < sweep.strategyCount ? await exchange.services.store.getStrategies(sweep, [index]) : [];
  if (strategy === undefined) throw new SimulationError('not_found', 'There is no strategy with this index.');
  return { sweep, strategy };
}

/** `GET /v1/sweeps/{id}/strategies/{n}` */
export const getStrategy: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const { sweep, strategy } = await findStrategy(exchange);
  const { tenantId, sweepId } = sweep;
  const rows = await services.store.listStrategyResults({ tenantId, sweepId, from: strategy.index, limit: 1 });
  const row = rows.find(({ index }) => index === strategy.index);
  sendJson(response, request, {
    ...strategyItemOf(sweepId, strategy, row),
    config: strategy.config,
    ...(row !== undefined && { result: row.result }),
  });
};
