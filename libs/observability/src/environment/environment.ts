import { SimulationError } from '@ihome/config';
import type { LogLevel } from '../logger';
import { environmentVariables, type EnvironmentVariableName, type EnvironmentVariables } from './environment-variables';

/** How an S3 server is reached. */
export interface S3Settings {
  readonly endpoint: string;
  /** Endpoint in presigned URLs. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly forcePathStyle: boolean;
}

/** A folder that stands in for S3, with the secret that signs its URLs. */
export interface FolderSettings {
  readonly directory: string;
  readonly secret: string;
}

/** Everything the applications take from the environment, checked. A store that is not configured is undefined. */
export interface Environment {
  readonly production: boolean;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly s3: S3Settings | undefined;
  readonly folder: FolderSettings | undefined;
  /** Backend that `SIM_QUEUE` forces. */
  readonly queue: 'redis' | 'postgres' | undefined;
  readonly dataDirectory: string;
  readonly apiHost: string;
  readonly apiPort: number;
  /** `tenant:key` pairs as given; undefined = none wanted. */
  readonly apiKeys: string | undefined;
  readonly apiUrl: string;
  readonly apiKey: string | undefined;
  readonly metricsPort: number | undefined;
  readonly workerThreads: number;
  readonly features: ReadonlySet<string>;
  readonly logLevel: LogLevel;
}

/** One thing that is wrong with the environment. */
export interface EnvironmentProblem {
  readonly variable: string;
  readonly message: string;
}

/** The environment is not usable; says everything that is wrong at once. */
export class EnvironmentError extends SimulationError {
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`);
    super('invalid_environment', ['The environment is not usable:', ...lines].join('\n'));
    this.problems = problems;
  }
}

/**
 * What an application does with the stores: it needs all three, or starts stand-ins for those that are not configured
 * (outside production), or has no use for them.
 */
export type StoreUse = 'required' | 'stand_ins' | 'none';

/** What the environment is read for. */
export interface ReadEnvironmentOptions {
  /** Variables as the process got them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stores: StoreUse;
}

const S3_REQUIRED = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
const MIN_KEY_LENGTH = 32;

/** Hosts only this machine can reach. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads and checks the environment.
 *
 * Throws `EnvironmentError` with every problem. Verified by `environment.spec.ts`.
 */
export function readEnvironment(options: ReadEnvironmentOptions): Environment {
  const set = Object.fromEntries(
    Object.entries(options.variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentVariables.safeParse(set);
  if (!parsed.success) {
    const single = parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), message: issue.message }));
    const wrong = new Set(single.map(({ variable }) => variable));
    const rest = problemsAcross(set, options.stores).filter(({ variable }) => !wrong.has(variable));
    throw new EnvironmentError([...single, ...rest]);
  }
  const problems = problemsAcross(set, options.stores);
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environmentOf(parsed.data);
}

/** Rules over several variables. */
function problemsAcross(set: ReadEnvironmentOptions['variables'], stores: StoreUse): EnvironmentProblem[] {
  const problems: EnvironmentProblem[] = [];
  const has = (name: EnvironmentVariableName): boolean => set[name] !== undefined;
  const need = (variable: EnvironmentVariableName, why: string): void => {
    if (!has(variable)) problems.push({ variable, message: `is not set: ${why}` });
  };
  const production = set['NODE_ENV'] === 'production';
  const needed = stores === 'required' || (production && stores === 'stand_ins');
  const why = production ? 'needed with NODE_ENV=production' : 'needed here; `sim up` starts stand-ins';
  if (needed) need('DATABASE_URL', why);
  const onPostgres = set['SIM_QUEUE'] === 'postgres';
  if (needed && !(onPostgres && !production)) need('REDIS_URL', why);
  if (onPostgres && production && needed)
    problems.push({ variable: 'SIM_QUEUE', message: 'must be redis with NODE_ENV=production' });
  const folder = has('SIM_OBJECT_DIR') && !production;
  const anyS3 = S3_REQUIRED.some(has);
  const whyS3 = anyS3 ? 'some of the S3 variables are set, all must be' : why;
  if (anyS3 || (needed && !folder)) for (const name of S3_REQUIRED) need(name, whyS3);
  if (folder) need('SIM_OBJECT_SECRET', 'SIM_OBJECT_DIR is set, both must be');
  problems.push(...apiKeyProblems(set['SIM_API_KEYS']));
  const host = set['SIM_API_HOST'] ?? '127.0.0.1';
  if (!isLoopbackHost(host) && !has('SIM_API_KEYS')) {
    problems.push({ variable: 'SIM_API_HOST', message: 'is not a loopback address: that needs SIM_API_KEYS' });
  }
  return problems;
}

/** Says which pair is malformed without showing any key. */
function apiKeyProblems(list: string | undefined): EnvironmentProblem[] {
  if (list === undefined) return [];
  const pairs = list.split(',').map((pair) => pair.trim());
  return pairs.flatMap((pair, index) => {
    const [tenant = '', key = ''] = splitOnce(pair);
    const place = `pair ${index + 1}`;
    if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(tenant)) {
      return [
        {
          variable: 'SIM_API_KEYS',
          message: `${place}: must read tenant:key, the tenant in lower-case letters, digits, _ and -`,
        },
      ];
    }
    if (key.length < MIN_KEY_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
      return [
        {
          variable: 'SIM_API_KEYS',
          message: `${place}: the key must have ${MIN_KEY_LENGTH} visible ASCII characters or more`,
        },
      ];
    }
    return [];
  });
}

function splitOnce(pair: string): readonly string[] {
  const colon = pair.indexOf(':');
  return colon < 0 ? [pair] : [pair.slice(0, colon), pair.slice(colon + 1)];
}

function environmentOf(variables: EnvironmentVariables): Environment {
  return {
    production: variables.NODE_ENV === 'production',
    databaseUrl: variables.DATABASE_URL,
    redisUrl: variables.REDIS_URL,
    s3: s3Of(variables),
    folder: folderOf(variables),
    queue: variables.SIM_QUEUE,
    dataDirectory: variables.SIM_DATA_DIR,
    apiHost: variables.SIM_API_HOST,
    apiPort: variables.SIM_API_PORT,
    apiKeys: variables.SIM_API_KEYS,
    apiUrl: variables.SIM_API_URL,
    apiKey: variables.SIM_API_KEY,
    metricsPort: variables.SIM_METRICS_PORT,
    workerThreads: variables.SIM_WORKER_THREADS,
    features: variables.SIM_FEATURES,
    logLevel: variables.LOG_LEVEL,
  };
}

function s3Of(variables: EnvironmentVariables): S3Settings | undefined {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = variables;
  if (!S3_ENDPOINT || !S3_REGION || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
  return {
    endpoint: S3_ENDPOINT,
    publicEndpoint: variables.S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    forcePathStyle: variables.S3_FORCE_PATH_STYLE,
  };
}

function folderOf(variables: EnvironmentVariables): FolderSettings | undefined {
  const { SIM_OBJECT_DIR, SIM_OBJECT_SECRET } = variables;
  if (SIM_OBJECT_DIR === undefined || SIM_OBJECT_SECRET === undefined) return undefined;
  return { directory: SIM_OBJECT_DIR, secret: SIM_OBJECT_SECRET };
}
