import { problem } from '@ihome/api-schema';
import { jsonPointer } from '@ihome/config';
import { sweepModel } from '@ihome/orchestration';
import { CONFIG_MUTATIONS, fullConfig, type ConfigMutation } from '@ihome/testing';
import { startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const AT_LEAST = 200;

/** What JSON can carry of the mutations: of every section its share, at even distances. */
const CHOSEN = chooseMutations(CONFIG_MUTATIONS.filter(({ code }) => code !== 'not_finite'));

function chooseMutations(mutations: readonly ConfigMutation[]): readonly ConfigMutation[] {
  const sections = new Set(mutations.map(({ keys }) => keys[0]));
  return [...sections].flatMap((section) => {
    const own = mutations.filter(({ keys }) => keys[0] === section);
    const share = Math.ceil((own.length * AT_LEAST) / mutations.length);
    return own.filter((_, n) => Math.floor((n * share) / own.length) !== Math.floor(((n - 1) * share) / own.length));
  });
}

describe('two hundred mutated configurations', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest({ model: sweepModel });
  });
  afterAll(() => api.close());

  it('start from one that is accepted', async () => {
    expect((await api.post('/v1/configs/validate', { config: fullConfig() })).status).toBe(200);
    expect(CHOSEN.length).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it.each([
    ['/v1/configs/validate', (config: unknown) => ({ config })],
    ['/v1/sweeps', (config: unknown) => ({ name: 'Mutated', config })],
  ])('are each refused by %s with a pointer to the mutated field', async (path, documentOf) => {
    for (const { what, keys, mutated } of CHOSEN) {
      const response = await api.post(path, documentOf(mutated));
      const told = problem.parse(await response.json());
      const at = `/config${jsonPointer(keys)}`;
      const pointers = told.errors?.map(({ pointer }) => pointer) ?? [];
      const pointed = pointers.some((pointer) => pointer === at || pointer.startsWith(`${at}/`));
      const answer = { what, at, pointers, pointed, status: response.status };
      expect(answer).toEqual({ ...answer, pointed: true, status: 422 });
    }
    expect(await (await api.get('/v1/sweeps')).json()).toEqual({ items: [], next_cursor: null });
  });
});
