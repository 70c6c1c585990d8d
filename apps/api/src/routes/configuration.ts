import { readDocument } from '../body/request-document';
import { sendJson } from '../request/send-json';
import type { Handler } from './handler';

/** `POST /v1/configs/validate` */
export const validateConfiguration: Handler = async ({ request, response, services }) => {
  const { configHash, warnings } = services.validate(await readDocument(request));
  response.status(200).json({ valid: true, config_hash: configHash, warnings });
};

/** `GET /v1/parameters` */
export const getParameters: Handler = async ({ request, response, services }) => {
  sendJson(response, request, services.parameters);
};

/** `GET /v1/presets` */
export const listPresets: Handler = async ({ request, response, services }) => {
  sendJson(response, request, { items: services.presets });
};
