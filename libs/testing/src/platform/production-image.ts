import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { REPOSITORY, startCommand, type ApplicationProcess } from './application-process';
import { nodeBinaryOf } from './node-binary';

/** An application that has an image. */
type ImageName = 'api' | 'worker';

/** What the image of an application holds and runs, as a folder and processes of this machine. */
export interface ProductionImage {
  /** Runs the image's entry point. */
  start(environment: Readonly<Record<string, string>>): ApplicationProcess;
  /** Runs a script as the image's user on the image's Node, in the image's folder. */
  run(script: string): ApplicationProcess;
}

/** The images of this project without a container engine. */
export interface ProductionImages extends Readonly<Record<ImageName, ProductionImage>> {
  close(): Promise<void>;
}

/**
 * Builds what the images hold, below the folder for temporary files and read-only: the production build, and of the third-party
 * packages those of the application alone. Entry point, version of Node and numeric user are read from `Dockerfile.<app>`; the user
 * is ours unless we are root.
 */
export async function buildProductionImages(): Promise<ProductionImages> {
  const top = await mkdtemp(join(tmpdir(), 'sim-images-'));
  try {
    await chmod(top, 0o755);
    const dist = join(top, 'dist');
    await outputOf('npm', ['run', '--silent', 'build', '--', dist]);
    const [api, worker] = await Promise.all([assemble('api', { top, dist }), assemble('worker', { top, dist })]);
    const close = (): Promise<void> => remove(top);
    return { api, worker, close };
  } catch (error) {
    await remove(top);
    throw error;
  }
}

interface Places {
  readonly top: string;
  readonly dist: string;
}

async function assemble(name: ImageName, { top, dist }: Places): Promise<ProductionImage> {
  const folder = join(top, name);
  await cp(dist, join(folder, 'dist'), { recursive: true, verbatimSymlinks: true });
  for (const path of await thirdPartyPackages(name)) {
    const target = join(folder, relative(REPOSITORY, path));
    await mkdir(dirname(target), { recursive: true });
    await cp(path, target, { recursive: true });
  }
  await outputOf('chmod', ['-R', 'a-w,a+rX', folder]);
  const { node, entryPoint, user } = await readDockerfile(name);
  const place = { program: node, cwd: folder, ...(process.getuid?.() === 0 && { identity: user }) };
  return {
    start: (environment) => startCommand({ ...place, args: entryPoint, environment }),
    run: (script) => startCommand({ ...place, args: ['-e', script] }),
  };
}

/** What `npm ci --omit=dev --workspace=apps/<name>` installs, workspace packages excepted: they come from `dist/`. */
async function thirdPartyPackages(name: ImageName): Promise<string[]> {
  const list = await outputOf('npm', ['ls', '--omit=dev', '--all', '--parseable', `--workspace=apps/${name}`]);
  const top = join(REPOSITORY, 'node_modules') + sep;
  const own = join(top, '@ihome') + sep;
  // A package within another comes with it.
  const within = (path: string): boolean => path.slice(top.length).includes(`${sep}node_modules${sep}`);
  return list.split('\n').filter((path) => path.startsWith(top) && !path.startsWith(own) && !within(path));
}

interface Dockerfile {
  /** The program of the entry point. */
  readonly node: string;
  /** Its arguments. */
  readonly entryPoint: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number };
}

async function readDockerfile(name: ImageName): Promise<Dockerfile> {
  const text = await readFile(join(REPOSITORY, `Dockerfile.${name}`), 'utf8');
  const read = (pattern: RegExp): readonly string[] => {
    const found = [...text.matchAll(pattern)].at(-1);
    if (found === undefined) throw new Error(`Dockerfile.${name} has no ${pattern}`);
    return found;
  };
  const [, major] = read(/^FROM node:(\d+)/gm);
  const [, uid, gid] = read(/^USER (\d+):(\d+)$/gm);
  const [program, ...entryPoint] = JSON.parse(read(/^ENTRYPOINT (\[.*\])$/gm)[1] ?? '') as string[];
  if (program !== 'node') throw new Error(`Dockerfile.${name} runs ${program}, not node`);
  return { node: await nodeBinaryOf(Number(major)), entryPoint, user: { uid: Number(uid), gid: Number(gid) } };
}

async function remove(top: string): Promise<void> {
  await outputOf('chmod', ['-R', 'u+w', top]);
  await rm(top, { recursive: true, force: true });
}

async function outputOf(program: string, args: readonly string[]): Promise<string> {
  const command = startCommand({ program, args });
  const code = await command.ended;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${command.output()}`);
  return command.output();
}
