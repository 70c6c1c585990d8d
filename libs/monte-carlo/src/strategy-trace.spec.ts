import { configHash } from '@ihome/config';
import { expandSweep } from './design/expand-sweep';
import { traceStrategy } from './strategy-trace';

const [strategy] = expandSweep({ preset: 'base' }).strategies;
const { config } = strategy!;

describe('trace of a strategy', () => {
  it('names the configuration, the seed and the path it belongs to', () => {
    const trace = traceStrategy(config, 7);
    expect(trace).toMatchObject({ config_hash: configHash(config), seed: 42, path: 7 });
    expect(Object.keys(trace)[0]).toBe('config_hash');
  });

  it('refuses what is no number of a path', () => {
    expect(() => traceStrategy(config, -1)).toThrow('a path is a whole number from 0');
  });
});
