import { createRootLogger } from './logger';
import { createMetrics } from './metrics';
import { createTelemetry, lineWriter } from './telemetry';

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

describe('debug lines', () => {
  const written = (level: 'info' | 'silent'): Record<string, unknown>[] => {
    const lines: string[] = [];
    const write = lineWriter(createRootLogger({ level, destination: { write: (line) => void lines.push(line) } }));
    const debug = { level: 'debug', module: 'sim.mc.simulate' } as const;
    write({ ...debug, message: 'usual' });
    write({ ...debug, message: 'asked for', asked: true, fields: { run_id: 'r', api_key: 'hunter2' } });
    write({ ...debug, message: 'usual again' });
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('pass the level of the process when their run asked for them, and only then; secrets stay out', () => {
    const line = { level: 'debug', module: 'sim.mc.simulate', run_id: 'r', msg: 'asked for', api_key: '[redacted]' };
    expect(written('info')).toEqual([expect.objectContaining(line)]);
  });

  it('stay out of a silent process', () => {
    expect(written('silent')).toEqual([]);
  });
});
