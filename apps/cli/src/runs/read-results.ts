import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepResults } from '@ihome/api-schema';
import type { z } from 'zod';

/** The content of results.json. */
export type BundleResults = z.infer<typeof sweepResults>;

/** The figures of an unpacked bundle. */
export async function readResults(bundleFolder: string): Promise<BundleResults> {
  return sweepResults.parse(JSON.parse(await readFile(join(bundleFolder, 'results.json'), 'utf8')));
}
