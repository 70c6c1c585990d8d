/** The part of an npm lockfile (version 3) that the tools read. */
export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/** One installed package of a lockfile. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Optional dependencies with an exact version that no entry of the lockfile provides. */
export function missingOptionalPackages(lock: Lockfile): { name: string; version: string }[] {
  const missing = new Map<string, string>();
  for (const [at, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const provided = [`${at}/node_modules/${name}`, `node_modules/${name}`].some((path) => path in lock.packages);
      if (!provided && /^\d/.test(version)) missing.set(name, version);
    }
  }
  return [...missing].map(([name, version]) => ({ name, version }));
}
