/**
 * Completes `package-lock.json` after an install: a mirror that lacks the packages of foreign platforms makes npm leave them
 * out of the lockfile, and `npm ci` elsewhere then fails with "Missing: … from lock file". Adds `{version, optional, os, cpu,
 * libc}` for each optional dependency that has no entry. `--check` changes nothing and exits 1 when something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptionalPackages, type Lockfile } from './lockfile';

const LOCKFILE = join(__dirname, '..', 'package-lock.json');
const PLATFORM = /(darwin|linux|linuxmusl|win32|windows|android|freebsd|openbsd|netbsd|sunos|aix)/;
const CPU = /(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|mips64el)/;

const lock = JSON.parse(readFileSync(LOCKFILE, 'utf8')) as Lockfile;
const missing = missingOptionalPackages(lock);
if (process.argv.includes('--check')) {
  for (const { name, version } of missing)
    console.error(`package-lock.json lacks ${name}@${version}: npm run fix-lock`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  for (const { name, version } of missing) {
    const os = PLATFORM.exec(name)?.[1];
    const cpu = CPU.exec(name)?.[1];
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(os === undefined ? {} : { os: [os.replace('windows', 'win32').replace('linuxmusl', 'linux')] }),
      ...(cpu === undefined ? {} : { cpu: [cpu] }),
      ...(name.includes('musl') ? { libc: ['musl'] } : name.includes('gnu') ? { libc: ['glibc'] } : {}),
    };
  }
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (missing.length > 0) writeFileSync(LOCKFILE, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
  console.log(`added ${missing.length} packages of other platforms`);
}
