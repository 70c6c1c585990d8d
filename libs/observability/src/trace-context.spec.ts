import { traceContextFrom, traceparentOf } from './trace-context';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('traceContextFrom', () => {
  it('takes the trace of a well-formed header and hands it on', () => {
    const context = traceContextFrom(`00-${TRACE_ID}-00f067aa0ba902b7-01`);
    expect(context).toMatchObject({ traceId: TRACE_ID, sampled: true });
    expect(traceparentOf(context)).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-01$`));
  });

  it('accepts a longer header of a later version only', () => {
    expect(traceContextFrom(`01-${TRACE_ID}-00f067aa0ba902b7-00-more`).traceId).toBe(TRACE_ID);
    expect(traceContextFrom(`00-${TRACE_ID}-00f067aa0ba902b7-00-more`).traceId).not.toBe(TRACE_ID);
  });

  it.each([
    undefined,
    '',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE_ID}-${'0'.repeat(16)}-01`,
    `ff-${TRACE_ID}-00f067aa0ba902b7-01`,
    `00-${TRACE_ID.toUpperCase()}-00f067aa0ba902b7-01`,
  ])('starts a new trace for %s', (header) => {
    const { traceId } = traceContextFrom(header);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe(TRACE_ID);
  });
});
