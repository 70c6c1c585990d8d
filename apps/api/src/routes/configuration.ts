import {
  configHash,
  configJsonSchema,
  presets,
  resolveSweepConfig,
  type FieldError,
  type JsonObject,
} from '@ihome/config';
import { readDocument } from '../body/request-document';
import { sendJson } from '../request/send-json';
import type { Exchange, Handler } from './handler';

/** `POST /v1/configs/validate` */
export const validateConfiguration: Handler = async ({ request, response, services }) => {
  const { hash, warnings } = check(await readDocument(request), services);
  response.status(200).json({ valid: true, config_hash: hash, warnings });
};

/** `GET /v1/parameters` */
export const getParameters: Handler = async ({ request, response }) => {
  sendJson(response, request, configJsonSchema());
};

/** `GET /v1/presets` */
export const listPresets: Handler = async ({ request, response }) => {
  sendJson(response, request, { items: presets });
};

interface Checked {
  readonly hash: string;
  readonly warnings: readonly FieldError[];
}

/** A document of `config` alone is a configuration, any other a sweep. Throws a ValidationError. */
function check(document: JsonObject, { model }: Exchange['services']): Checked {
  const names = Object.keys(document);
  if (names.length === 1 && names[0] === 'config') {
    const { config, warnings } = resolveSweepConfig(document);
    return { hash: configHash(config), warnings };
  }
  const { configHash: hash } = model.expand(document);
  return { hash, warnings: resolveSweepConfig(document).warnings };
}
