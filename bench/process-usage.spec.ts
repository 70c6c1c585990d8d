import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpuSeconds, processMemory } from './process-usage';

const MIB = 2 ** 20;
/** A child burns processor time and ends; its parent says so once it has waited for it, and stays. */
const BURN = 'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end);';
const PARENT = `require('child_process').spawnSync(process.execPath, ['-e', '${BURN}']); console.log('done'); process.stdin.resume();`;

describe('usage of processes', () => {
  it('counts the processor seconds of a process, its ended children included, and its memory', async () => {
    if (process.platform !== 'linux') return expect(() => cpuSeconds(process.pid)).toThrow('/proc');
    const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['pipe', 'pipe', 'inherit'] });
    const pid = parent.pid ?? NaN;
    const ended = once(parent, 'exit');
    try {
      await once(parent.stdout, 'data');
      expect(cpuSeconds(pid)).toBeGreaterThan(0.2);
      expect(processMemory(pid)?.peakBytes).toBeGreaterThan(10 * MIB);
      expect(processMemory(pid)?.residentBytes).toBeGreaterThan(5 * MIB);
    } finally {
      parent.kill('SIGKILL');
      await ended;
    }
    expect(cpuSeconds(pid)).toBeUndefined();
    expect(processMemory(pid)).toBeUndefined();
  }, 60_000);
});
