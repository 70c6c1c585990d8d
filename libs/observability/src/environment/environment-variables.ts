import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { LOG_LEVELS } from '../logger';
import { parseFeatureFlags } from './feature-flags';

const MAX_PORT = 65_535;
const MAX_THREADS = 256;
const MIN_SECRET_LENGTH = 32;

const url = (...protocols: readonly string[]): z.ZodType<string> =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const integer = (from: number, to: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `must be an integer from ${from} to ${to}` })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: `must be an integer from ${from} to ${to}` });

const oneOf = <const T extends readonly string[]>(values: T): z.ZodType<T[number]> =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

/**
 * Every variable the applications read, one by one; rules over several are in `environment.ts`. Unset and empty are the same.
 */
export const environmentVariables = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_REGION: z.string().optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'must be a bucket name' })
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PUBLIC_ENDPOINT: url('http:', 'https:').optional(),
  S3_FORCE_PATH_STYLE: oneOf(['true', 'false'])
    .default('true')
    .transform((text) => text === 'true'),
  SIM_OBJECT_DIR: z.string().optional(),
  SIM_OBJECT_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, { error: `must have ${MIN_SECRET_LENGTH} characters or more` })
    .optional(),
  SIM_QUEUE: oneOf(['redis', 'postgres']).optional(),
  SIM_DATA_DIR: z.string().default('.sim'),
  SIM_API_HOST: z.string().default('127.0.0.1'),
  SIM_API_PORT: integer(0, MAX_PORT).default(8080),
  SIM_API_KEYS: z.string().optional(),
  SIM_API_URL: url('http:', 'https:').default('http://127.0.0.1:8080'),
  SIM_API_KEY: z.string().optional(),
  SIM_METRICS_PORT: integer(0, MAX_PORT).optional(),
  SIM_WORKER_THREADS: integer(1, MAX_THREADS).default(() => availableParallelism()),
  SIM_FEATURES: z
    .string()
    .default('')
    .transform((list, context) => {
      const flags = parseFeatureFlags(list);
      for (const name of flags.unknown) context.addIssue(`names the unknown flag "${name}"`);
      return flags.enabled;
    }),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
});

/** The variables after they were read one by one. */
export type EnvironmentVariables = z.output<typeof environmentVariables>;

/** Name of a variable. */
export type EnvironmentVariableName = keyof EnvironmentVariables;
