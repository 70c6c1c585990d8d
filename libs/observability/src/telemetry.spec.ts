import { createRootLogger } from './logger';
import { createMetrics } from './metrics';
import { createTelemetry } from './telemetry';

describe('createTelemetry', () => {
  it('counts under the names of the contract and drops labels no metric declares', async () => {
    const lines: string[] = [];
    const metrics = createMetrics({ version: '0', engineVersion: '0' });
    const logger = createRootLogger({
      destination: { write: (line: string) => void lines.push(line) },
    });
    const telemetry = createTelemetry(metrics, logger);
    telemetry.count('counter_guardrail_violations', { guardrail: 'max_var_99', sweep: 'x' }, 2);
    telemetry.gauge('sim_backlog_core_seconds', 12);
    telemetry.observe('histogram_irr_distribution', 0.07);
    telemetry.log({ level: 'warn', module: 'sim.queue.control', message: 'late', fields: { run_id: 'r' } });
    metrics.close();
    const text = await metrics.registry.metrics();
    expect(text).toContain('counter_guardrail_violations{guardrail="max_var_99"} 2');
    expect(text).toContain('sim_backlog_core_seconds 12');
    expect(text).toContain('histogram_irr_distribution_count 1');
    const line = JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
    expect(line).toMatchObject({ module: 'sim.queue.control', run_id: 'r', msg: 'late', level: 'warn' });
    expect(lines[0]?.match(/"module"/g)).toHaveLength(1);
  });
});
