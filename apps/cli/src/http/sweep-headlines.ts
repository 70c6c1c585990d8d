import { frontier, strategyPage, sweepResource, type SweepResource } from '@ihome/api-schema';
import type { HeadlineRow } from '../runs/headline-table';
import { ApiProblem, type ApiClient } from './api-client';

const PAGE = 100;

/** A sweep of the server with the headlines of its strategies so far. */
export interface SweepHeadlines {
  readonly sweep: SweepResource;
  readonly rows: readonly HeadlineRow[];
}

/** Reads a sweep and the headline of every strategy that is reduced. */
export async function sweepHeadlines(client: ApiClient, id: string): Promise<SweepHeadlines> {
  const path = `v1/sweeps/${encodeURIComponent(id)}`;
  const sweep = await client.json({ path }, sweepResource);
  const members = await frontierMembers(client, path);
  const rows: HeadlineRow[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `limit=${PAGE}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: { items: StrategyItems; next_cursor: string | null } = await client.json(
      { path: `${path}/strategies?${query}` },
      strategyPage,
    );
    for (const { index, parameters, headline } of page.items) {
      if (headline === undefined) continue;
      const onFrontier = members?.has(index);
      rows.push({ index, name: nameOf(parameters), headline, ...(onFrontier !== undefined && { onFrontier }) });
    }
    cursor = page.next_cursor;
  }
  return { sweep, rows };
}

type StrategyItems = (typeof strategyPage)['_output']['items'];

async function frontierMembers(client: ApiClient, path: string): Promise<ReadonlySet<number> | undefined> {
  try {
    const { points } = await client.json({ path: `${path}/frontier` }, frontier);
    return new Set(points.filter((point) => point.on_frontier).map(({ index }) => index));
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not_ready') return undefined;
    throw error;
  }
}

/** `share_multiplier 1.5, management_fee_rate 0.02`: the last word of each parameter with its value. */
function nameOf(parameters: StrategyItems[number]['parameters']): string {
  const words = Object.entries(parameters).map(
    ([path, value]) => `${path.slice(path.lastIndexOf('.') + 1)} ${JSON.stringify(value)}`,
  );
  return words.length === 0 ? 'base' : words.join(', ');
}
