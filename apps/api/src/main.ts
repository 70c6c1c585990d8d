import { ENGINE_VERSION } from '@ihome/engine';
import { strategyRole, traceStrategy } from '@ihome/monte-carlo';
import {
  createMetrics,
  createRootLogger,
  moduleLogger,
  readEnvironment,
  retryUntilDone,
  runApplication,
  startMetricsServer,
  type RunningApplication,
} from '@ihome/observability';
import { sweepModel, systemClock, uuidGenerator } from '@ihome/orchestration';
import { migrateDatabase } from '@ihome/persistence';
import { version } from '../package.json';
import { SweepFeed } from './events/sweep-feed';
import { keyRing } from './keys/api-keys';
import { openStores } from './open-stores';
import { startApi } from './server';

const SECOND = 1000;
const STOP_WITHIN = 15 * SECOND;
const DEFAULT_METRICS_PORT = 9464;

/** Starts the API: it listens first, so that `/healthz` answers while a store is still away. */
async function start(signal: AbortSignal): Promise<RunningApplication> {
  const environment = readEnvironment({ variables: process.env, stores: 'required' });
  const root = createRootLogger({ level: environment.logLevel });
  const logger = moduleLogger(root, 'sim.api');
  const metrics = createMetrics({ version, engineVersion: ENGINE_VERSION });
  const stores = openStores(environment, { logger, now: () => systemClock.now().getTime() });
  const { store, objects } = stores;
  const api = await startApi(
    {
      ...{ store, objects, logger, metrics, version },
      model: sweepModel,
      ids: uuidGenerator,
      feed: new SweepFeed(store, logger),
      keys: keyRing(environment.apiKeys),
      engineVersion: ENGINE_VERSION,
      checks: stores.checks,
      ...(stores.downloads !== undefined && { downloads: stores.downloads }),
      trace: ({ config, role }, path) => traceStrategy(config, path, strategyRole(role)),
    },
    { host: environment.apiHost, port: environment.apiPort },
  );
  stores.publish(api.url);
  const metricsServer = await startMetricsServer({
    registry: metrics.registry,
    host: environment.production ? '0.0.0.0' : '127.0.0.1',
    port: environment.metricsPort ?? DEFAULT_METRICS_PORT,
    checks: stores.checks,
  });
  logger.info({ url: api.url, metrics_port: metricsServer.port, keys: environment.apiKeys !== undefined }, 'listening');
  const task = (): Promise<void> => migrateDatabase(stores.databaseUrl);
  await retryUntilDone({ task, what: 'bringing the database up to date', logger, signal });
  return {
    logger,
    announcement: { url: api.url, metrics_port: metricsServer.port },
    stop: async () => {
      await api.close();
      await metricsServer.close();
      metrics.close();
      await stores.close();
    },
  };
}

void runApplication({ start, stopWithinMs: STOP_WITHIN });
