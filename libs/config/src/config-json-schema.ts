import { z } from 'zod';
import type { JsonObject } from './json-value';
import { CONFIG_SCHEMA } from './validation/config-schema';

/** Stable address of the JSON Schema of a configuration. */
const CONFIG_SCHEMA_ID = 'urn:ihome:schema:simulation-config:1.0.0';

/**
 * JSON Schema 2020-12 of a configuration, with `x-unit`, `x-group`, `x-step`, `x-help`, `x-effect` and `x-when` for wizards. Rules
 * over several values are beyond it; `validateConfig` checks them.
 */
export function configJsonSchema(): JsonObject {
  const generated: JsonObject = JSON.parse(JSON.stringify(z.toJSONSchema(CONFIG_SCHEMA, { target: 'draft-2020-12' })));
  const { $schema, ...rest } = generated;
  return {
    $comment: 'Generated from the parameter registry: do not edit.',
    ...($schema === undefined ? {} : { $schema }),
    $id: CONFIG_SCHEMA_ID,
    title: 'Simulation configuration',
    ...rest,
  };
}
