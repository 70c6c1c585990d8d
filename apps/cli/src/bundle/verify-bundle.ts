import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulationError } from '@ihome/config';
import { z } from 'zod';

const manifestSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.int() })),
  engine_version: z.string(),
  config_hash: z.string(),
  seed: z.number(),
  result_digest: z.string(),
});

/** The manifest of a bundle. */
export type Manifest = z.infer<typeof manifestSchema>;

/** An unpacked bundle. */
export interface UnpackedBundle {
  readonly folder: string;
  /** Paths that were in the zip. */
  readonly paths: readonly string[];
}

const MANIFEST = 'manifest.json';

/** Checks that the files are those of the manifest, and each its size and SHA-256. Throws `corrupt_data` for the first that is not. */
export async function verifyBundle({ folder, paths }: UnpackedBundle): Promise<Manifest> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  const listed = new Set(manifest.files.map(({ path }) => path));
  const unlisted = paths.find((path) => path !== MANIFEST && !listed.has(path));
  if (unlisted !== undefined) throw new SimulationError('corrupt_data', `${unlisted} is not in the manifest.`);
  for (const { path, sha256, bytes } of manifest.files) {
    if (!paths.includes(path)) throw new SimulationError('corrupt_data', `${path} is missing from the bundle.`);
    const content = await readFile(join(folder, path));
    const found = createHash('sha256').update(content).digest('hex');
    if (found !== sha256 || content.length !== bytes) {
      throw new SimulationError('corrupt_data', `${path} is damaged: SHA-256 ${found}, not ${sha256}.`);
    }
  }
  return manifest;
}
