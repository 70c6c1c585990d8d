import { z } from 'zod';
import { goalSeek, sweepAnalyses, twoWayTable } from './analyses';
import { jsonObject } from './figure';
import { frontier, sweepComparison } from './frontier';
import { strategyResult } from './results';
import { stopping } from './stopping';

/** The content of results.json. */
export const sweepResults = z
  .strictObject({
    engine_version: z.string(),
    seed: z.int().min(0),
    strategies: z.array(strategyResult.extend({ config: jsonObject })),
    frontier,
    comparison: sweepComparison,
    two_way: z.array(twoWayTable),
    goal: goalSeek.nullable().meta({ description: 'Null for a sweep without goal' }),
    analyses: sweepAnalyses,
    stopping: stopping.nullable().meta({ description: 'null for a sweep that runs all its paths' }),
  })
  .meta({ id: 'SweepResults' });
