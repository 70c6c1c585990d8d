import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { JsonObject } from '@ihome/config';
import { configValidate } from '../config-commands';
import { EXIT, exitCodeOf } from '../exit-code';
import { createProgram } from '../program';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calibrate-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A stream that keeps what is written. */
function kept(): { stream: NodeJS.WriteStream; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => chunks.join('') };
}

/** Runs `sim calibrate`. */
async function sim(...words: readonly string[]): Promise<{ code: number; stdout: string; error: unknown }> {
  const [out, err] = [kept(), kept()];
  let code: number = EXIT.failure;
  let error: unknown;
  await createProgram({
    streams: { stdout: out.stream, stderr: err.stream },
    signal: new AbortController().signal,
    variables: {},
    environment: () => {
      throw new Error('calibrate reads no environment');
    },
    run: async (command) => {
      try {
        code = await command();
      } catch (thrown) {
        error = thrown;
        code = exitCodeOf(thrown);
      }
    },
  }).parseAsync(['node', 'sim', 'calibrate', ...words]);
  return { code, stdout: out.text(), error };
}

/** Ten years of two indices with waves of their own, and one with a gap. */
function indexCsv(): string {
  const rows = Array.from({ length: 120 }, (_, t) => {
    const wave = (speed: number): number =>
      100 * Math.exp(0.003 * t + 0.05 * Math.sin(t * speed) + 0.001 * Math.sin(t * t));
    const month = `${2000 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
    return `${month},${wave(0.11)},${wave(0.17)},${t === 20 ? '' : wave(0.07)}`;
  });
  return ['date,"North, AA","South, BB",West', ...rows].join('\n');
}

const ZONES = ['--zones', 'green=North,orange=south_bb,red=West', '--replications', '4'];

describe('sim calibrate', () => {
  it('prints tables, gaps and a fragment, which it also writes and which is valid over the base preset', async () => {
    const index = join(folder, 'index.csv');
    const out = join(folder, 'fragment.json');
    await writeFile(index, indexCsv());
    const { code, stdout } = await sim('--index', index, ...ZONES, '--out', out);
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^Index table 2000-01 to 2009-12, 3 zones/);
    expect(stdout).toContain(
      'West: 2001-09 to 2001-09 (1 month), no levels; the longest run without a gap is used from line 22 on',
    );
    expect(stdout).toMatch(/\ngreen +119 +\d+\.\d\d% ± \d+\.\d\d%/);
    expect(stdout).toContain('No back-test');
    const overrides: JsonObject = JSON.parse(await readFile(out, 'utf8'));
    expect(configValidate({ preset: 'base', overrides }).text).toMatch(/^valid: Base fund/);
  });

  it('writes JSON lines, the last of them the fragment', async () => {
    const index = join(folder, 'again.csv');
    await writeFile(index, indexCsv());
    const { stdout } = await sim('--index', index, ...ZONES, '--json', '--model', 'gbm', '--to', '2008-12');
    const events: readonly JsonObject[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual([
      'gap',
      'zone',
      'zone',
      'zone',
      'regimes',
      'bootstrap',
      'correlation',
      'notes',
      'completed',
    ]);
    expect(events[1]).toMatchObject({
      zone: 'green',
      to: '2008-12',
      gbm: { volatility: { value: expect.any(Number) } },
    });
    expect(events.at(-1)).toMatchObject({ fragment: { price_path: { model_type: 'gbm' } } });
  });

  it('refuses a bad table with exit code 2 and the place', async () => {
    const index = join(folder, 'bad.csv');
    await writeFile(index, 'date,a\n2000-01,1\n2000-02,one\n');
    const { code, error } = await sim('--index', index);
    expect(code).toBe(EXIT.usage);
    expect(error).toMatchObject({ errors: [{ message: 'line 3, column a: "one" is no number' }] });
    expect((await sim('--index', join(folder, 'none.csv'))).code).toBe(EXIT.usage);
  });
});
