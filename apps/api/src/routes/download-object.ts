import { pipeline } from 'node:stream/promises';
import { SimulationError } from '@ihome/config';
import type { SignedDownloads } from '../api-services';
import type { Request, Response } from 'express';

/** Serves a signed URL of the folder that stands in for S3; the signature is the permission, so no key is asked for. */
export async function downloadObject(
  downloads: SignedDownloads,
  exchange: { request: Request; response: Response },
): Promise<void> {
  const { request, response } = exchange;
  const download = await downloads.open(request.originalUrl);
  if (download === null) throw new SimulationError('forbidden', 'This download URL is not valid, or no longer.');
  response.status(200).set({
    'Content-Type': download.contentType,
    'Content-Length': String(download.bytes),
    'Content-Disposition': `attachment; filename="${download.fileName}"`,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(download.body, response);
}
