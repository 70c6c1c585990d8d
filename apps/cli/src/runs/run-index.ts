import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulationError } from '@ihome/config';
import { z } from 'zod';

const FOLDER = 'runs';

const runRecord = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  out: z.string(),
  result_digest: z.string(),
});

/** A run of this machine, as `sim results` finds it. */
export type RunRecord = z.infer<typeof runRecord>;

/** Folder of a run that named none. */
export function runFolder(dataDirectory: string, id: string): string {
  return join(dataDirectory, FOLDER, id);
}

/** Notes where the results of a run are. */
export async function rememberRun(dataDirectory: string, record: RunRecord): Promise<void> {
  const folder = join(dataDirectory, FOLDER);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${record.id}.json`);
  await writeFile(`${file}.part`, `${JSON.stringify(record)}\n`);
  await rename(`${file}.part`, file);
}

/** The run with an id, or the newest for `latest` (ids sort by time). Throws `not_found`. */
export async function findRun(dataDirectory: string, wanted: string): Promise<RunRecord> {
  const names = await namesIn(join(dataDirectory, FOLDER));
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const id = wanted === 'latest' ? ids.sort().at(-1) : ids.find((one) => one === wanted);
  if (id === undefined) {
    throw new SimulationError(
      'not_found',
      wanted === 'latest' ? 'There is no local run yet.' : `There is no local run ${wanted}.`,
    );
  }
  return runRecord.parse(JSON.parse(await readFile(join(dataDirectory, FOLDER, `${id}.json`), 'utf8')));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
