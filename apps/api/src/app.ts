import { PROBLEMS } from '@ihome/api-schema';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { ApiServices } from './api-services';
import { sendProblem, toldErrorOf } from './problem/problem-response';
import { contextOf, openContext } from './request/request-context';
import { securityHeaders } from './request/security-headers';
import { apiRouter, ROUTE_OF_RESPONSE } from './routes/router';

const SERVER_ERROR = 500;
const CLIENT_ERROR = 400;
const NANOSECONDS = 1e9;

/** The Express application: context, log, metrics, headers, routes, and every error as a problem. */
export function createApp(services: ApiServices): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use((request, response, next) => {
    openContext(request, response);
    next();
  });
  app.use(requestLog(services), requestMetrics(services), securityHeaders, apiRouter(services), errorHandler(services));
  return app;
}

/** One line a request: never headers or bodies. */
function requestLog({ logger }: ApiServices): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    wrapSerializers: true,
    quietReqLogger: true,
    genReqId: (_request, response) => response.getHeader('x-request-id')?.toString() ?? '',
    customAttributeKeys: { reqId: 'request_id', responseTime: 'milliseconds', err: 'error' },
    customLogLevel: (_request, response) =>
      response.statusCode >= SERVER_ERROR ? 'error' : levelOf(response.statusCode),
  });
}

function levelOf(status: number): 'info' | 'debug' {
  return status >= CLIENT_ERROR ? 'info' : 'debug';
}

function requestMetrics({ metrics }: ApiServices): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / NANOSECONDS;
      const route = String(response.locals[ROUTE_OF_RESPONSE] ?? 'none');
      metrics.apiRequestSeconds.observe(
        { method: request.method, route, status: String(response.statusCode) },
        seconds,
      );
    });
    next();
  };
}

function errorHandler({ logger }: ApiServices): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const told = toldErrorOf(error);
    const { requestId, trace } = contextOf(response);
    const fields = { request_id: requestId, trace_id: trace.traceId, method: request.method, path: request.path };
    if (PROBLEMS[told.code].status >= SERVER_ERROR) logger.error({ ...fields, error }, 'request failed');
    sendProblem(response, told);
  };
}
