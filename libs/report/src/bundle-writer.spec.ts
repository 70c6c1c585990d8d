import { canonicalJson, type SimulationConfig } from '@ihome/config';
import {
  createSimulator,
  encodePathTable,
  ENGINE_VERSION,
  PATH_METRICS,
  resolveStrategy,
  strategySectionRange,
} from '@ihome/engine';
import type { BundleInput, PathSection } from '@ihome/orchestration';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import base from '../../../schemas/presets/base.json';
import { createBundleWriter } from './bundle-writer';
import { sampleDocument } from './page/sample-document.fixture';

const CHUNK_PATHS = 256;
const config = base as SimulationConfig;
const document = sampleDocument(config);
const resultsJson = new TextEncoder().encode(canonicalJson(document));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Real paths cut into chunks; every strategy of the sample has the same configuration. */
function sectionsOf(chunks: readonly { readonly firstPath: number; readonly paths: number }[]): PathSection[] {
  return chunks.map(({ firstPath, paths }) => {
    const table = createSimulator([resolveStrategy(config)]).simulateChunk({ firstPath, paths });
    if (table === null) throw new Error('stopped');
    const { offset, length } = strategySectionRange(table, 0);
    return { firstPath, paths, bytes: encodePathTable(table).subarray(offset, offset + length) };
  });
}

const sections = sectionsOf([0, CHUNK_PATHS].map((firstPath) => ({ firstPath, paths: CHUNK_PATHS })));

async function* openSections(): AsyncGenerator<PathSection> {
  for (const section of sections) yield await Promise.resolve(section);
}

function input(overrides: Partial<BundleInput> = {}): BundleInput {
  return {
    name: 'Sample',
    engineVersion: ENGINE_VERSION,
    configHash: 'c'.repeat(64),
    seed: 42,
    document: { preset: 'base' },
    baseConfig: {},
    strategies: [],
    results: {},
    resultsJson,
    resultDigest: sha256(resultsJson),
    frontier: [],
    guardrails: [],
    openSections,
    signal: new AbortController().signal,
    ...overrides,
  };
}

async function zipOf(scratchFolder: string, overrides: Partial<BundleInput> = {}): Promise<Buffer> {
  const bundle = await createBundleWriter({ scratchFolder }).write(input(overrides));
  const pieces: Uint8Array[] = [];
  if (bundle.body instanceof Uint8Array) pieces.push(bundle.body);
  else for await (const piece of bundle.body) pieces.push(piece);
  await bundle.dispose();
  return Buffer.concat(pieces);
}

async function unzip(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const opened = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(zip, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  return new Promise((resolve, reject) => {
    opened.on('error', reject);
    opened.on('end', () => resolve(files));
    opened.on('entry', (entry: Entry) => {
      opened.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(pieces));
          opened.readEntry();
        });
      });
    });
    opened.readEntry();
  });
}

describe('bundle', () => {
  let scratch: string;
  let zip: Buffer;
  let files: Map<string, Buffer>;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'bundle-spec-'));
    zip = await zipOf(scratch);
    files = await unzip(zip);
  });
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  const rowsOf = (name: string) => parquetReadObjects({ file: new Uint8Array(files.get(name) ?? []).buffer });

  it('is byte for byte the same when made again, in another time zone too', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    try {
      expect(sha256(await zipOf(scratch))).toBe(sha256(zip));
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('names every file with its SHA-256 and size, itself excepted', () => {
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
      files: { path: string; sha256: string; bytes: number }[];
      result_digest: string;
      seed: number;
    };
    expect(manifest.files.map((file) => file.path)).toEqual(
      [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
    );
    for (const { path, sha256: digest, bytes } of manifest.files) {
      expect({ path, digest, bytes }).toEqual({
        path,
        digest: sha256(files.get(path) ?? Buffer.alloc(0)),
        bytes: files.get(path)?.length,
      });
    }
    expect(manifest.result_digest).toBe(sha256(files.get('results.json') ?? Buffer.alloc(0)));
    expect(manifest.seed).toBe(42);
  });

  it('holds a row a path and strategy that agrees with the path tables; undefined figures are null with a reason', async () => {
    const rows = await rowsOf('paths.parquet');
    expect(rows).toHaveLength(3 * 2 * CHUNK_PATHS);
    const row = rows[CHUNK_PATHS + 5];
    expect(row).toMatchObject({ strategy: 0, path: CHUNK_PATHS + 5 });
    const second = sections[1];
    if (second === undefined) throw new Error('no section');
    const values = new Float64Array(second.bytes.slice().buffer);
    for (const [column, metric] of PATH_METRICS.entries()) {
      const value = values[column * CHUNK_PATHS + 5] ?? Number.NaN;
      if (metric.undefinable) expect(typeof row?.[`${metric.name}_status`]).toBe('string');
      expect(row?.[metric.name] ?? null).toBe(Number.isNaN(value) ? null : value);
    }
  });

  it('has the same bytes however the paths were cut into chunks', async () => {
    const [whole] = sectionsOf([{ firstPath: 0, paths: 2 * CHUNK_PATHS }]);
    const inOneChunk = async function* (): AsyncGenerator<PathSection> {
      if (whole !== undefined) yield await Promise.resolve(whole);
    };
    expect(sha256(await zipOf(scratch, { openSections: inOneChunk }))).toBe(sha256(zip));
  });

  it('holds monthly cash flows with standard errors and the percentiles of the fans', async () => {
    const rows = await rowsOf('cashflows.parquet');
    const nav = rows.filter((row) => row['strategy'] === 1 && row['series'] === 'nav');
    expect(nav).toHaveLength(145);
    expect(nav[72]).toMatchObject({ month: 72, n: 10_000, standard_error: 1e4, percentile_n: 1024 });
    expect(nav[72]?.['p05']).toBeLessThan(Number(nav[72]?.['p95']));
    const cumulative = rows.find((row) => row['series'] === 'cumulative_distributions' && row['month'] === 144);
    expect(cumulative).toMatchObject({ mean: null, n: null, percentile_n: 1024 });
    const dpi = rows.filter((row) => row['strategy'] === 1 && row['series'] === 'dpi');
    expect([dpi.length, dpi[0]?.['month'], dpi.at(-1)?.['month']]).toEqual([144, 1, 144]);
    expect(Number(dpi[0]?.['p05'])).toBeGreaterThan(0);
  });

  it('defuses a strategy name that a spreadsheet would run', () => {
    const convergence = files.get('convergence.csv')?.toString().split('\r\n') ?? [];
    expect(convergence[0]).toBe('strategy,figure,paths,n,value,low,high,half_width,confidence');
    expect(convergence[1]).toMatch(/^0,net_irr\.mean,\d+,\d+,-?[\d.]+/);
    const summary = files.get('summary.csv')?.toString() ?? '';
    expect(summary.split('\r\n')).toHaveLength(5);
    expect(summary).toMatch(/^strategy,name,fund_id,fund_group,paths,/);
    expect(summary).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('leaves the paths out when the configuration does not keep them', async () => {
    const lean = sampleDocument({ ...config, monte_carlo: { ...config.monte_carlo, keep_paths: false } });
    const names = await unzip(await zipOf(scratch, { resultsJson: new TextEncoder().encode(canonicalJson(lean)) }));
    expect([...names.keys()]).not.toContain('paths.parquet');
  });

  it('leaves nothing behind, also when it fails', async () => {
    const failing = async function* (): AsyncGenerator<PathSection> {
      yield await Promise.reject(new Error('the store is gone'));
    };
    await expect(zipOf(scratch, { openSections: failing })).rejects.toThrow('the store is gone');
    expect(await readdir(scratch)).toEqual([]);
  });
});
