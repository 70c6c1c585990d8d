import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program';

test('takes the first name that is an executable file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  try {
    writeFileSync(join(folder, 'redis-server'), '');
    writeFileSync(join(folder, 'valkey-server'), '');
    chmodSync(join(folder, 'valkey-server'), 0o755);
    expect(findProgram(['redis-server', 'valkey-server'], `/nonexistent:${folder}`)).toBe(
      join(folder, 'valkey-server'),
    );
    expect(findProgram(['redis-server'], folder)).toBeUndefined();
    expect(findProgram(['redis-server'], '')).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
