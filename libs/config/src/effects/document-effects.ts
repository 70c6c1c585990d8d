import type { ParameterEffect } from './parameter-effect';

/** Effects of the members of the document itself. */
export const DOCUMENT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'schema_version', to: '0.9.0', refusedAs: 'unknown_version' },
  { of: 'name', to: 'Another fund', changes: 'bundle:report.html' },
  { of: 'description', to: 'Another description', changes: 'bundle:report.html' },
  { of: 'zones', to: ['red', 'orange', 'green'], changes: 'trace:zones' },
];
