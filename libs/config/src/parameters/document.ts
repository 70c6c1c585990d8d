import { choice, text, texts } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** Versions of the configuration format that this code reads. */
const SCHEMA_VERSIONS = ['1.0.0'] as const;

/** Members of the document itself. */
export const DOCUMENT_GROUP = defineGroup({
  id: '',
  title: 'Document',
  summary: 'What the configuration is called, and the zones everything else refers to.',
  parameters: [
    choice('schema_version', {
      values: SCHEMA_VERSIONS,
      unit: 'semver',
      label: 'Format version',
      help: 'Version of this configuration format.',
      actsIn: 'Reading the configuration',
      effect: 'A version this release does not know is refused by name.',
      example: '1.0.0',
    }),
    text('name', {
      minLength: 1,
      maxLength: 120,
      unit: 'text',
      label: 'Name',
      help: 'Name shown everywhere.',
      actsIn: 'Lists, reports and bundles',
      effect: 'No figure depends on it; it is part of the configuration hash.',
      example: 'Base fund',
    }),
    text('description', {
      maxLength: 2000,
      optional: true,
      unit: 'text',
      label: 'Description',
      help: 'Free text, may be absent.',
      actsIn: 'Reports and presets',
      effect: 'No figure depends on it; it is part of the configuration hash.',
      example: 'Ten-year contracts in three zones.',
    }),
    texts('zones', {
      minItems: 1,
      maxItems: 16,
      minLength: 1,
      maxLength: 40,
      pattern: /^[A-Za-z][A-Za-z0-9_-]*$/,
      unit: 'list',
      label: 'Zones',
      help: 'Ids of the zones in order; matrices and objects keyed by zone follow it.',
      actsIn: 'Market, origination, defaults, guardrails',
      effect: 'Each zone has its own index; more zones spread the portfolio and cost computing time.',
      example: ['green', 'orange', 'red'],
    }),
  ],
});
