import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand } from './application-process';

/** Major versions the project runs on. */
const NODE_MAJORS = [20, 24] as const;

/** The versions of Node besides the one that runs this. */
export const OTHER_NODE_MAJORS = NODE_MAJORS.filter((major) => major !== majorOf(process.version));

/**
 * The binary of another Node, from npm: the package that `node@<major>` installs for this platform. It needs no install script, and
 * stays in the system's folder for temporary files for the next run.
 *
 * @throws Error when npm cannot get it: what depends on another Node is tested on it or not at all.
 */
export async function nodeBinaryOf(major: number): Promise<string> {
  if (majorOf(process.version) === major) return process.execPath;
  const name = packageName();
  const cache = join(tmpdir(), `sim-node-${major}-${process.platform}-${process.arch}`);
  const binary = join(cache, 'node_modules', name, 'bin', 'node');
  if (!runs(binary, major)) await install({ specifier: `${name}@${major}`, cache });
  if (!runs(binary, major)) throw new Error(`${name}@${major} holds no Node ${major} that runs here`);
  return binary;
}

/** As npm's package `node` names its parts. */
function packageName(): string {
  const { platform, arch } = process;
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${arch}`;
}

async function install({ specifier, cache }: { readonly specifier: string; readonly cache: string }): Promise<void> {
  const folder = mkdtempSync(`${cache}-`);
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', specifier];
  const npm = startCommand({ program: 'npm', args, cwd: folder });
  const code = await npm.ended;
  if (code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`Node ${specifier} could not be had from npm (exit code ${code}):\n${npm.output()}`);
  }
  chmodSync(folder, 0o755); // an unprivileged user runs it too
  if (existsSync(cache)) rmSync(cache, { recursive: true, force: true });
  renameSync(folder, cache);
}

function runs(binary: string, major: number): boolean {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 && majorOf(stdout.trim()) === major;
}

function majorOf(version: string): number {
  return Number(/^v(\d+)\./.exec(version)?.[1]);
}
