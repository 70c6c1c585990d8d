import { openApiDocument } from '@ihome/api-schema';
import { readinessOf } from '@ihome/observability';
import { docsPage } from '../docs/docs-page';
import { sendJson } from '../request/send-json';
import type { Handler } from './handler';

/** `GET /healthz` */
export const getHealth: Handler = async ({ response }) => {
  response.status(200).json({ status: 'ok' });
};

/** `GET /readyz` */
export const getReadiness: Handler = async ({ response, services }) => {
  const { ready, report } = await readinessOf(services.checks);
  response
    .status(ready ? 200 : 503)
    .set(ready ? {} : { 'Retry-After': '2' })
    .json(report);
};

/** `GET /openapi.json` */
export const getOpenApi: Handler = async ({ request, response, services }) => {
  sendJson(response, request, openApiDocument(services.version));
};

/** `GET /docs` */
export const getDocs: Handler = async ({ response, services }) => {
  const { html, styleHash } = docsPage(services.version);
  response.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.status(200).type('html').send(html);
};
