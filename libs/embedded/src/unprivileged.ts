import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** The user "nobody" of Linux; PostgreSQL refuses to run as root. */
const NOBODY = 65534;

/** How a program that refuses root is started. */
export interface UnprivilegedLauncher {
  /**
   * `direct`: we are not root. `user_namespace`: root stays owner of the files and looks like nobody to the program.
   * `setuid`: the program runs as nobody, and must be able to reach its binaries and data.
   */
  readonly kind: 'direct' | 'user_namespace' | 'setuid';
  /** Command line that runs `program` with `args`. */
  command(program: string, args: readonly string[]): { readonly program: string; readonly args: readonly string[] };
  /** User to spawn it as, when that is not ours. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Gives a file or directory to the program's user. */
  own(path: string): void;
}

const DIRECT: UnprivilegedLauncher = {
  kind: 'direct',
  command: (program, args) => ({ program, args }),
  identity: {},
  own: () => undefined,
};

const USER_NAMESPACE: UnprivilegedLauncher = {
  kind: 'user_namespace',
  command: (program, args) => ({
    program: 'unshare',
    args: ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args],
  }),
  identity: {},
  own: () => undefined,
};

const SETUID: UnprivilegedLauncher = {
  kind: 'setuid',
  command: (program, args) => ({ program, args }),
  identity: { uid: NOBODY, gid: NOBODY },
  own: (path) => chownSync(path, NOBODY, NOBODY),
};

/** The launcher that works here: direct unless we are root, then a user namespace where the kernel allows one. */
export function chooseLauncher(): UnprivilegedLauncher {
  if (process.getuid?.() !== 0) return DIRECT;
  const { program, args } = USER_NAMESPACE.command('true', []);
  return spawnSync(program, [...args], { stdio: 'ignore' }).status === 0 ? USER_NAMESPACE : SETUID;
}

/** The launcher that changes the user, for machines whose kernel forbids user namespaces. */
export function setuidLauncher(): UnprivilegedLauncher {
  return SETUID;
}
