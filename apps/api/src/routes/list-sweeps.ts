import { listSweepsQuery } from '@ihome/api-schema';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { isSweepId } from '../request/path-parameters';
import { readQuery } from '../request/read-query';
import { contextOf } from '../request/request-context';
import { sendJson } from '../request/send-json';
import { sweepResourceOf } from '../resources/sweep-resource';
import type { Handler } from './handler';

/** `GET /v1/sweeps` */
export const listSweeps: Handler = async ({ request, response, services }) => {
  const { limit, cursor, state, tag, name, text } = readQuery(request, listSweepsQuery);
  const page = await services.store.listSweeps({
    tenantId: contextOf(response).tenantId,
    limit,
    ...(cursor !== undefined && { before: decodeCursor(cursor, isSweepId) }),
    ...(state !== undefined && { state }),
    ...(tag !== undefined && { tag }),
    ...(name !== undefined && { name }),
    ...(text !== undefined && { text }),
  });
  const nextCursor = page.nextBefore === null ? null : encodeCursor(page.nextBefore);
  sendJson(response, request, { items: page.items.map(sweepResourceOf), next_cursor: nextCursor });
};
