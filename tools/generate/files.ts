import { configJsonSchema } from '@ihome/config';
import { API_SCHEMA_FILES } from './api-schemas';
import { configTypeSource } from './config-type';
import type { GeneratedFile } from './generated-file';
import { parametersDocument } from './parameters-document';

/** Every generated file that is tracked. A new one is a line here. */
export const GENERATED_FILES: readonly GeneratedFile[] = [
  { path: 'libs/config/src/generated/simulation-config.ts', content: configTypeSource },
  {
    path: 'schemas/simulation-config.schema.json',
    content: () => JSON.stringify(configJsonSchema(), null, 2),
  },
  { path: 'docs/parameters.md', content: parametersDocument },
  ...API_SCHEMA_FILES,
];
