import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulationError } from '@ihome/config';
import type { ApiClient } from '../http/api-client';
import { unpackBundle } from './unpack-bundle';
import { verifyBundle, type Manifest } from './verify-bundle';

/** Which bundle, and where to. */
export interface DownloadOptions {
  readonly client: ApiClient;
  readonly id: string;
  /** Gets `bundle.zip` and `bundle/`; made when absent. */
  readonly out: string;
}

/** Downloads a bundle through its signed URL, unpacks it and checks every SHA-256 of its manifest. */
export async function downloadBundle({ client, id, out }: DownloadOptions): Promise<Manifest> {
  const response = await client.send({ path: `v1/sweeps/${encodeURIComponent(id)}/bundle`, redirect: 'manual' });
  const url = response.headers.get('location');
  if (url === null) throw new SimulationError('internal', 'The server gave no address of the bundle.');
  await mkdir(out, { recursive: true });
  const file = join(out, 'bundle.zip');
  await client.download(url, file);
  const folder = join(out, 'bundle');
  const paths = await unpackBundle({ zip: await readFile(file), folder });
  return verifyBundle({ folder, paths });
}
