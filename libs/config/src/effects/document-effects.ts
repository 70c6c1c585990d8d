import type { ParameterEffect } from './parameter-effect';

/** Effects of the members of the document itself. */
export const DOCUMENT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'schema_version', to: '0.9.0', refusedAs: 'unknown_version' },
  { of: 'name', to: 'Another fund', puts: 'Another fund', into: 'bundle:report.html' },
  { of: 'description', to: 'Another description', puts: 'Another description', into: 'bundle:report.html' },
  { of: 'zones', to: ['red', 'orange', 'green'], makes: 'trace:zones.0.zone', equal: 'red' },
];
