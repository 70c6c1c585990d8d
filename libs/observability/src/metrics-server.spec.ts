import { createMetrics } from './metrics';
import { startMetricsServer } from './metrics-server';

const NAMES = [
  'histogram_mc_runtime_seconds',
  'counter_loans_generated',
  'gauge_active_simulations',
  'histogram_irr_distribution',
  'counter_guardrail_violations',
  'gauge_memory_usage_bytes',
  'sim_chunks_completed_total',
  'sim_backlog_core_seconds',
  'sim_stream_lag',
  'sim_api_request_duration_seconds',
  'sim_event_loop_delay_seconds',
  'sim_build_info',
  'sim_fenced_writes_total',
  'sim_duplicate_chunks_total',
  'sim_stalled_jobs_total',
  'sim_chunks_requeued_total',
];

describe('startMetricsServer', () => {
  let up = true;
  const metrics = createMetrics({ version: '0.1.0', engineVersion: 'e1' });
  const checks = [{ name: 'postgres', check: () => (up ? Promise.resolve() : Promise.reject(new Error('down'))) }];
  let server: Awaited<ReturnType<typeof startMetricsServer>>;
  const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${server.port}${path}`);

  beforeAll(async () => {
    server = await startMetricsServer({ registry: metrics.registry, host: '127.0.0.1', port: 0, checks });
  });
  afterAll(async () => {
    metrics.close();
    await server.close();
  });

  it('shows every name of the contract', async () => {
    const text = await (await get('/metrics')).text();
    expect(NAMES.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
    expect(text).toContain('engine_version="e1"');
  });

  it('is ready only while its stores answer, and healthy always', async () => {
    expect((await get('/readyz')).status).toBe(200);
    up = false;
    const unready = await get('/readyz');
    expect(unready.status).toBe(503);
    expect(await unready.json()).toEqual({ status: 'unavailable', checks: { postgres: 'unavailable' } });
    expect((await get('/healthz')).status).toBe(200);
    up = true;
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/elsewhere')).status).toBe(404);
  });
});
