import { generatedSchemas } from '@ihome/api-schema';
import { version } from '../../package.json';
import type { GeneratedFile } from './generated-file';

/** `schemas/openapi.json` and the JSON Schemas of requests, resources, events and problems. */
export const API_SCHEMA_FILES: readonly GeneratedFile[] = [...generatedSchemas(version)].map(([name, text]) => ({
  path: `schemas/${name}`,
  content: () => text,
}));
