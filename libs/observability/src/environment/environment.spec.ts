import { EnvironmentError, readEnvironment, type StoreUse } from './environment';

const KEY = 'k'.repeat(32);
const STORES = {
  DATABASE_URL: 'postgres://sim:secret@db/sim',
  REDIS_URL: 'redis://cache:6379',
  S3_ENDPOINT: 'http://s3:9000',
  S3_REGION: 'us-east-1',
  S3_BUCKET: 'results',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

function problems(variables: Record<string, string>, stores: StoreUse = 'stand_ins'): string[] {
  try {
    readEnvironment({ variables, stores });
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.problems.map(({ variable }) => variable).sort();
  }
}

describe('readEnvironment', () => {
  it('gives the defaults of the contract', () => {
    const environment = readEnvironment({ variables: { S3_ENDPOINT: '' }, stores: 'none' });
    expect(environment).toMatchObject({
      dataDirectory: '.sim',
      apiHost: '127.0.0.1',
      production: false,
      logLevel: 'info',
      s3: undefined,
    });
  });

  it('reads a whole set of stores', () => {
    const environment = readEnvironment({ variables: { ...STORES, NODE_ENV: 'production' }, stores: 'required' });
    expect(environment.s3).toMatchObject({ publicEndpoint: 'http://s3:9000', bucket: 'results', forcePathStyle: true });
  });

  it('lists every problem at once and shows no secret', () => {
    const variables = {
      ...STORES,
      DATABASE_URL: 'mysql://sim:secret@db',
      SIM_API_PORT: 'x',
      SIM_FEATURES: 'a,b',
      SIM_API_KEYS: 'acme:short',
      LOG_LEVEL: 'loud',
    };
    expect(problems(variables)).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'SIM_API_KEYS',
      'SIM_API_PORT',
      'SIM_FEATURES',
      'SIM_FEATURES',
    ]);
    expect(() => readEnvironment({ variables, stores: 'none' })).toThrow(/^(?!.*secret)(?!.*short)/s);
  });

  it('refuses part of a store', () => {
    expect(problems({ S3_BUCKET: 'results', S3_REGION: 'x' })).toEqual([
      'S3_ACCESS_KEY_ID',
      'S3_ENDPOINT',
      'S3_SECRET_ACCESS_KEY',
    ]);
  });

  it('names every store that production lacks', () => {
    expect(problems({ NODE_ENV: 'production' })).toEqual(Object.keys(STORES).sort());
    expect(problems({ NODE_ENV: 'production' }, 'none')).toEqual([]);
    expect(problems({ ...STORES, NODE_ENV: 'production', SIM_QUEUE: 'postgres' })).toEqual(['SIM_QUEUE']);
  });

  it('lets Postgres carry the queue, and a folder the objects, outside production', () => {
    const embedded = {
      DATABASE_URL: STORES.DATABASE_URL,
      SIM_QUEUE: 'postgres',
      SIM_OBJECT_DIR: '/x',
      SIM_OBJECT_SECRET: KEY,
    };
    expect(problems(embedded, 'required')).toEqual([]);
    expect(problems({ ...embedded, SIM_OBJECT_SECRET: '' }, 'required')).toEqual(['SIM_OBJECT_SECRET']);
  });

  it('wants keys for any address but loopback', () => {
    expect(problems({ SIM_API_HOST: '0.0.0.0' })).toEqual(['SIM_API_HOST']);
    expect(problems({ SIM_API_HOST: '0.0.0.0', SIM_API_KEYS: `acme:${KEY}` })).toEqual([]);
    expect(problems({ SIM_API_HOST: '127.0.0.2' })).toEqual([]);
  });
});
