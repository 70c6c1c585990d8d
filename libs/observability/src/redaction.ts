/** What a secret is replaced by. */
export const REDACTED = '[redacted]';

/** Names of members whose value never reaches a log line, at the top of a line and one or two objects down. */
const SECRET_MEMBERS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'api_key',
  'apiKey',
  'api_keys',
  'apiKeys',
  'SIM_API_KEY',
  'SIM_API_KEYS',
  'S3_SECRET_ACCESS_KEY',
  'S3_ACCESS_KEY_ID',
  'secretAccessKey',
  'accessKeyId',
];

/** pino `redact.paths` for `SECRET_MEMBERS`. */
export const SECRET_PATHS: readonly string[] = SECRET_MEMBERS.flatMap((name) => [
  `["${name}"]`,
  `*["${name}"]`,
  `*.*["${name}"]`,
]);

/**
 * Patterns of secrets inside texts: passwords in URLs, bearer tokens, signatures of presigned URLs, `name=secret` pairs.
 * Each keeps its first group, and its last where there is one, and loses what stands between.
 */
const SECRET_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'\\]*@/gi, `$1${REDACTED}@`],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/([?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|signature|sig)=)[^&\s"'\\]+/gi, `$1${REDACTED}`],
  [
    /\b((?:[a-z0-9_]*_)?(?:password|secret_access_key|access_key_id|api_keys?)\s*[=:]\s*)[^\s"',;&\\]+/gi,
    `$1${REDACTED}`,
  ],
];

/**
 * The text without the secrets it quotes.
 *
 * `redactSecrets('postgres://sim:hunter2@db/sim')` is `'postgres://[redacted]@db/sim'`.
 * Verified by `redaction.spec.ts`.
 */
export function redactSecrets(text: string): string {
  let safe = text;
  for (const [pattern, replacement] of SECRET_PATTERNS) safe = safe.replace(pattern, replacement);
  return safe;
}
