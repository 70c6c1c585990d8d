import { ENGINE_VERSION } from '@ihome/engine';
import {
  createMetrics,
  createRootLogger,
  createTelemetry,
  moduleLogger,
  readEnvironment,
  retryUntilDone,
  runApplication,
  startMetricsServer,
  type RunningApplication,
} from '@ihome/observability';
import { DRAIN_MS, startWorker, uuidGenerator, type Worker } from '@ihome/orchestration';
import { migrateDatabase } from '@ihome/persistence';
import { version } from '../package.json';
import { openPorts } from './open-ports';

const SECOND = 1000;
/** Running jobs get `DRAIN_MS`; closing connections a little more; both within a grace period of 45 s. */
const STOP_WITHIN = DRAIN_MS + 10 * SECOND;
const DEFAULT_METRICS_PORT = 9464;

/** Starts a worker: metrics first, then the database brought up to date, then work. */
async function start(signal: AbortSignal): Promise<RunningApplication> {
  const environment = readEnvironment({ variables: process.env, stores: 'required' });
  const root = createRootLogger({ level: environment.logLevel });
  const logger = moduleLogger(root, 'sim.worker');
  const metrics = createMetrics({ version, engineVersion: ENGINE_VERSION });
  const { ports, databaseUrl, checks, close } = openPorts(environment, {
    logger,
    telemetry: createTelemetry(metrics, root),
  });
  const metricsServer = await startMetricsServer({
    registry: metrics.registry,
    host: environment.production ? '0.0.0.0' : '127.0.0.1',
    port: environment.metricsPort ?? DEFAULT_METRICS_PORT,
    checks,
  });
  const task = (): Promise<void> => migrateDatabase(databaseUrl);
  await retryUntilDone({ task, what: 'bringing the database up to date', logger, signal });
  const workerId = uuidGenerator.uuid();
  let worker: Worker | undefined;
  const begin = async (): Promise<void> => {
    worker = await startWorker(ports, { workerId });
  };
  await retryUntilDone({ task: begin, what: 'starting to work', logger, signal });
  logger.info({ worker_id: workerId, threads: ports.compute.slots, metrics_port: metricsServer.port }, 'working');
  return {
    logger,
    announcement: { metrics_port: metricsServer.port },
    stop: async () => {
      await worker?.stop();
      await close();
      await metricsServer.close();
      metrics.close();
    },
  };
}

void runApplication({ start, stopWithinMs: STOP_WITHIN });
