import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesNaming, startCommand, until, type ApplicationProcess } from '@ihome/testing';

jest.setTimeout(900_000);

describe('Ctrl-C in npm run demo', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sim-demo-'));
  });
  afterEach(() => {
    for (const { pid } of processesNaming(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const demoFolders = (): string[] => readdirSync(folder).filter((name) => name.startsWith('demo-'));
  /** Whether a Postgres was started for the demo. */
  const storesAreUp = (): boolean =>
    demoFolders().some((name) => existsSync(join(folder, name, 'stores', 'postgres', 'postgres.pid.json')));

  it.each([
    ['while it starts', storesAreUp],
    ['while the sweep runs', (demo: ApplicationProcess) => demo.output().includes('Submitted ')],
  ])('%s ends every process and leaves no stores behind', async (_moment, reached) => {
    const environment = { SIM_DATA_DIR: folder };
    const demo = startCommand({ program: 'npm', args: ['run', 'demo'], environment, leadsGroup: true });
    await until('the moment to interrupt', () => reached(demo));
    // npm, the demo, API, two workers and the stores are there, or about to be.
    expect(processesNaming(folder).length).toBeGreaterThan(1);
    process.kill(-demo.pid, 'SIGINT');
    expect(await demo.ended).not.toBe(0);
    await until('every process is gone', () => processesNaming(folder).length === 0);
    expect(demoFolders()).toHaveLength(1);
    for (const name of demoFolders()) expect(readdirSync(join(folder, name))).not.toContain('stores');
    expect(demo.output()).not.toContain('Result digest');
  });
});
