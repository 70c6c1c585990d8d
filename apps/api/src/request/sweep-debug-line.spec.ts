import { DOCUMENT, startApiUnderTest } from '../api-under-test.fixture';

const debugged = (debug: boolean): object => ({
  ...DOCUMENT,
  overrides: { ...DOCUMENT.overrides, logging: { debug } },
});

it('logs the requests about a sweep that asks for it, at any level of the process, and no others', async () => {
  const api = await startApiUnderTest({ logLevel: 'info' });
  try {
    for (const debug of [true, false]) {
      const { id } = (await (await api.post('/v1/sweeps', debugged(debug))).json()) as { id: string };
      await api.get(`/v1/sweeps/${id}?token=hunter2`);
      await api.post(`/v1/sweeps/${id}/cancel`, '');
    }
    const lines = api.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const asked = lines.filter(({ level }) => level === 'debug');
    expect(asked.map(({ msg }) => msg)).toEqual([
      'a sweep is accepted',
      'a sweep is read',
      'a sweep is to be cancelled',
    ]);
    expect(new Set(asked.map(({ run_id }) => run_id)).size).toBe(1);
    expect(asked[0]).toMatchObject({ module: 'sim.api', method: 'POST', path: '/v1/sweeps', state: 'queued' });
    expect(api.log.join('')).not.toContain('hunter2');
  } finally {
    await api.close();
  }
});
