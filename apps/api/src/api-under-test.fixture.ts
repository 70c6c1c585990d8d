import { ValidationError, configHash, resolveSweepConfig, type JsonObject, type JsonValue } from '@ihome/config';
import { createMetrics, createRootLogger, moduleLogger, type LogLevel } from '@ihome/observability';
import {
  MemoryObjectStore,
  MemorySweepStore,
  systemClock,
  uuidGenerator,
  type ObjectStore,
  type SweepModel,
  type SweepStore,
} from '@ihome/orchestration';
import type { ApiServices, SignedDownloads } from './api-services';
import { SweepFeed } from './events/sweep-feed';
import { keyRing } from './keys/api-keys';
import { startApi, type ApiServer } from './server';

/** What a spec may change. */
export interface ApiUnderTestOptions {
  readonly keys?: string;
  readonly store?: SweepStore;
  readonly model?: SweepModel;
  readonly objects?: ObjectStore;
  readonly downloads?: SignedDownloads;
  readonly logLevel?: LogLevel;
}

/** An API on a free port with memory stores. */
export interface ApiUnderTest {
  readonly api: ApiServer;
  readonly services: ApiServices;
  /** Lines of the log so far. */
  readonly log: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a value as JSON, or a text or bytes as they are. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** A sweep document that is valid. */
export const DOCUMENT = {
  name: 'First',
  preset: 'base',
  tags: ['q3'],
  overrides: { monte_carlo: { num_paths: 1000 } },
};

/** Expands a document to its base configuration alone. */
const singleStrategyModel: SweepModel = {
  expand(document) {
    if (document['name'] === undefined) {
      throw new ValidationError([{ pointer: '/name', code: 'required', message: 'name is missing' }]);
    }
    const { config } = resolveSweepConfig(document);
    const json: JsonObject = JSON.parse(JSON.stringify(config));
    const hash = configHash(config);
    return {
      name: String(document['name']),
      tags: ((document['tags'] ?? []) as readonly JsonValue[]).map(String),
      priority: 'batch',
      baseConfig: json,
      configHash: hash,
      seed: config.monte_carlo.seed,
      design: { kind: 'grid', points: 1, excluded: 0, duplicates: 0 },
      strategies: [{ index: 0, role: { kind: 'variant' }, parameters: {}, config: json, configHash: hash }],
    };
  },
  pathsOf: (config) => Number((config['monte_carlo'] as JsonObject)['num_paths']),
  checkpointsOf: () => [],
  judge: () => {
    throw new Error('not used here');
  },
  mergeAggregates: (into) => into,
  estimates: () => null,
  planComparison: () => ({ indices: [], nearest: [] }),
  conclude: () => {
    throw new Error('not used here');
  },
};

/** Starts an API for a spec; the spec closes it. */
export async function startApiUnderTest(options: ApiUnderTestOptions = {}): Promise<ApiUnderTest> {
  const log: string[] = [];
  const root = createRootLogger({
    level: options.logLevel ?? 'debug',
    destination: { write: (line: string) => void log.push(line) },
  });
  const logger = moduleLogger(root, 'sim.api');
  const store = options.store ?? new MemorySweepStore(systemClock);
  const objects = options.objects ?? new MemoryObjectStore();
  const services: ApiServices = {
    store,
    model: options.model ?? singleStrategyModel,
    ids: uuidGenerator,
    objects,
    feed: new SweepFeed(store, logger),
    keys: keyRing(options.keys),
    engineVersion: 'e1',
    version: '0.0.0',
    logger,
    metrics: createMetrics({ version: '0.0.0', engineVersion: 'e1' }),
    ...(options.downloads !== undefined && { downloads: options.downloads }),
    checks: [
      { name: 'postgres', check: () => store.ping() },
      { name: 'object_store', check: () => objects.ping() },
    ],
    trace: ({ config }, path) => ({ path, zones: config['zones'] }),
  };
  const api = await startApi(services, { host: '127.0.0.1', port: 0 });
  return {
    api,
    services,
    log,
    get: (path, headers = {}) => fetch(`${api.url}${path}`, { headers, redirect: 'manual' }),
    post: (path, body, headers = {}) =>
      fetch(`${api.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    close: async () => {
      services.metrics.close();
      await api.close();
    },
  };
}
