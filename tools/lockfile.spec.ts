import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptionalPackages, type Lockfile } from './lockfile';

const text = readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8');
const lock = JSON.parse(text) as Lockfile;

describe('package-lock.json', () => {
  it('holds the packages of every platform, so that npm ci passes on each', () => {
    expect(missingOptionalPackages(lock)).toEqual([]);
  });

  it('names no registry', () => {
    const addresses = Object.values(lock.packages).filter((entry) => /^https?:/.test(entry.resolved ?? ''));
    expect(addresses).toEqual([]);
  });

  it('is seen to lack a package when one is taken out', () => {
    const owner = Object.entries(lock.packages).find(
      ([, entry]) => Object.keys(entry.optionalDependencies ?? {}).length > 0,
    );
    const name = Object.keys(owner?.[1].optionalDependencies ?? {})[0] ?? '';
    const packages = Object.fromEntries(Object.entries(lock.packages).filter(([path]) => !path.endsWith(`/${name}`)));
    expect(missingOptionalPackages({ packages }).map((entry) => entry.name)).toContain(name);
  });
});
