import { OPERATION_NAMES, operationOf, type OperationName } from '@ihome/api-schema';
import { SimulationError } from '@ihome/config';
import { Router, type RequestHandler } from 'express';
import type { ApiServices } from '../api-services';
import { sendProblem } from '../problem/problem-response';
import { contextOf } from '../request/request-context';
import { requireLoopback } from '../request/loopback-only';
import { downloadObject } from './download-object';
import { HANDLERS } from './handlers';

/** Every route of the API: the operations, 405 for their other methods, 404 for the rest. */
export function apiRouter(services: ApiServices): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/v1', authenticate(services));
  for (const [path, names] of operationsByPath()) {
    const address = path.replace(/\{(\w+)\}/g, ':$1');
    for (const name of names) {
      const { method } = operationOf(name);
      router[method](address, named(path), (request, response) => HANDLERS[name]({ request, response, services }));
    }
    router.all(address, otherMethods(new Set(names.map((name) => operationOf(name).method))));
  }
  const { downloads } = services;
  if (downloads !== undefined) {
    const address = `${downloads.prefix}/*key`;
    router.get(address, named(downloads.prefix), (request, response) =>
      downloadObject(downloads, { request, response }),
    );
    router.all(address, otherMethods(new Set(['get'])));
  }
  router.use(() => {
    throw new SimulationError('not_found', 'There is nothing at this address.');
  });
  return router;
}

/** Fixed addresses before those with an id in the same place, or `/v1/sweeps/estimate` would be read as an id. */
function operationsByPath(): [string, OperationName[]][] {
  const byPath = new Map<string, OperationName[]>();
  for (const name of OPERATION_NAMES) {
    const { path } = operationOf(name);
    byPath.set(path, [...(byPath.get(path) ?? []), name]);
  }
  return [...byPath].sort(([a], [b]) => Number(a.includes('{')) - Number(b.includes('{')));
}

/** Name of the route that answers, for logs and metrics. */
export const ROUTE_OF_RESPONSE = 'route';

/** Notes which route answers. */
function named(route: string): RequestHandler {
  return (_request, response, next) => {
    response.locals[ROUTE_OF_RESPONSE] = route;
    next();
  };
}

/** Finds the tenant; without keys, everybody on this machine is the default tenant. */
function authenticate({ keys }: ApiServices): RequestHandler {
  return (request, response, next) => {
    if (!keys.required) requireLoopback(request);
    contextOf(response).tenantId = keys.tenantOf(request.get('authorization'));
    next();
  };
}

function otherMethods(methods: ReadonlySet<string>): RequestHandler {
  const allow = [
    ...(methods.has('get') ? ['GET', 'HEAD'] : []),
    ...(methods.has('post') ? ['POST'] : []),
    'OPTIONS',
  ].join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    const detail = `${request.method} is not allowed here; allowed are ${allow}.`;
    sendProblem(response, { code: 'method_not_allowed', detail, errors: [] });
  };
}
