import { listStrategiesQuery } from '@ihome/api-schema';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { readQuery } from '../request/read-query';
import { sendJson } from '../request/send-json';
import { strategyItemOf } from '../resources/strategy-resource';
import { findSweep } from './find-sweep';
import type { Handler } from './handler';

const isIndex = (text: string): boolean => /^(0|[1-9]\d{0,6})$/.test(text);

/** `GET /v1/sweeps/{id}/strategies` */
export const listStrategies: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const { limit, cursor } = readQuery(request, listStrategiesQuery);
  const from = cursor === undefined ? 0 : Number(decodeCursor(cursor, isIndex));
  const { tenantId, sweepId, variantCount } = await findSweep(exchange);
  const range = { tenantId, sweepId, from, limit: Math.min(limit, Math.max(variantCount - from, 0)) };
  const [strategies, rows] = await Promise.all([
    services.store.listStrategies(range),
    services.store.listStrategyResults(range),
  ]);
  const results = new Map(rows.map((row) => [row.index, row]));
  const next = from + limit;
  sendJson(response, request, {
    items: strategies.map((strategy) => strategyItemOf(sweepId, strategy, results.get(strategy.index))),
    next_cursor: next < variantCount ? encodeCursor(String(next)) : null,
  });
};
