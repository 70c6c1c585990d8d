import { bindRun, createRootLogger, moduleLogger } from './logger';

function capture(): { lines: () => Record<string, unknown>[]; text: () => string; write: (line: string) => void } {
  let text = '';
  return {
    write: (line) => {
      text += line;
    },
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('createLogger', () => {
  it('writes the fields of the contract', () => {
    const sink = capture();
    const logger = moduleLogger(createRootLogger({ destination: sink }), 'sim.queue');
    bindRun(logger, { runId: 'r1', traceId: 't1' }).info({ chunk: 3 }, 'chunk done');
    const [line] = sink.lines();
    expect(line).toMatchObject({
      level: 'info',
      run_id: 'r1',
      trace_id: 't1',
      module: 'sim.queue',
      msg: 'chunk done',
      chunk: 3,
    });
    expect(String(line?.['ts'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('lets no secret through, in members, texts or causes', () => {
    const sink = capture();
    const logger = moduleLogger(createRootLogger({ destination: sink }), 'sim.queue');
    const cause = new Error('connect postgres://sim:hunter2@db/sim');
    logger.error(
      { error: new Error('store', { cause }), headers: { authorization: 'hunter2' }, password: 'hunter2' },
      'Bearer hunter2hunter2',
    );
    expect(sink.text()).not.toContain('hunter2');
    expect(sink.lines()).toHaveLength(1);
  });
});
