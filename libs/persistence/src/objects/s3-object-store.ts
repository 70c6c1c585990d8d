import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
  type GetObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SimulationError } from '@ihome/config';
import type {
  ObjectHead,
  ObjectRange,
  ObjectStore,
  PresignRequest,
  PutObject,
  StoredObject,
} from '@ihome/orchestration';
import { attachmentOf, checkObjectKey, checkObjectPrefix, checkPresignRequest } from './object-key';
import { mapS3Error } from './s3-error';
import { verifiedPieces } from './verified-pieces';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 3 * SECOND;
const REQUEST_TIMEOUT_MS = 60 * SECOND;
const MAX_ATTEMPTS = 3;
/** Name under which the checksum is kept with the object. */
const SHA256 = 'sha256';

/** An S3 bucket and the keys for it. */
export interface S3ObjectStoreOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Host in presigned URLs, where that is not `endpoint`. */
  readonly publicEndpoint?: string;
  /** `<endpoint>/<bucket>/<key>` (MinIO and others); true when absent. */
  readonly forcePathStyle?: boolean;
}

/**
 * The ObjectStore on S3. A body in one piece goes as one request with its SHA-256 for the server to check; a stream
 * goes as a multipart upload, which is aborted when the stream breaks off.
 */
export class S3ObjectStore implements ObjectStore {
  private readonly client: S3Client;
  /** Signs only; never sends. */
  private readonly signer: S3Client;
  private bucketSeen = false;

  constructor(private readonly options: S3ObjectStoreOptions) {
    this.client = openClient(options, options.endpoint);
    this.signer = openClient(options, options.publicEndpoint ?? options.endpoint);
  }

  async put(object: PutObject): Promise<StoredObject> {
    checkObjectKey(object.key);
    return object.body instanceof Uint8Array ? this.putPiece(object, object.body) : this.putStream(object);
  }

  async get(key: string): Promise<Uint8Array> {
    checkObjectKey(key);
    return this.run(key, async () => bytesOf(await this.fetch(key)));
  }

  async getRange({ key, offset, length }: ObjectRange): Promise<Uint8Array> {
    checkObjectKey(key);
    return this.run(key, async () => {
      // S3 knows no empty range: the size alone answers it.
      const body = length > 0 ? await bytesOf(await this.fetch(key, `bytes=${offset}-${offset + length - 1}`)) : null;
      const available = body?.length ?? Math.min(0, (await this.headOrThrow(key)).bytes - offset);
      if (available !== length) throw new SimulationError('corrupt_data', `${key} ends before ${offset + length}.`);
      return body ?? new Uint8Array(0);
    });
  }

  async *stream(key: string): AsyncIterable<Uint8Array> {
    checkObjectKey(key);
    try {
      const { Body } = await this.fetch(key);
      if (!(Body instanceof Readable)) throw new SimulationError('internal', `${key} came without a body.`);
      for await (const piece of Body) yield piece as Buffer;
    } catch (error) {
      throw this.mapped(error, key);
    }
  }

  async head(key: string): Promise<ObjectHead | null> {
    checkObjectKey(key);
    try {
      return await this.headOrThrow(key);
    } catch (error) {
      const mapped = this.mapped(error, key);
      if (mapped.code !== 'not_found') throw mapped;
    }
    // A HEAD has no body: a missing bucket looks like a missing object.
    if (!this.bucketSeen) await this.ping();
    return null;
  }

  async deletePrefix(prefix: string): Promise<number> {
    checkObjectPrefix(prefix);
    return this.run(prefix, async () => {
      let deleted = 0;
      const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.options.bucket, Prefix: prefix });
      for await (const { Contents = [] } of pages) {
        const keys = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
        if (keys.length === 0) continue;
        const { Errors = [] } = await this.client.send(
          new DeleteObjectsCommand({ Bucket: this.options.bucket, Delete: { Objects: keys, Quiet: true } }),
        );
        const [first] = Errors;
        if (first !== undefined) throw new Error(`${first.Key} was not deleted: ${first.Code} ${first.Message}`);
        deleted += keys.length;
      }
      return deleted;
    });
  }

  async presign(request: PresignRequest): Promise<string> {
    checkPresignRequest(request);
    const { key, fileName, expiresInSeconds } = request;
    const disposition = fileName === undefined ? {} : { ResponseContentDisposition: attachmentOf(fileName) };
    const command = new GetObjectCommand({ Bucket: this.options.bucket, Key: key, ...disposition });
    return getSignedUrl(this.signer, command, { expiresIn: expiresInSeconds });
  }

  async ping(): Promise<void> {
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.options.bucket }));
      this.bucketSeen = true;
    } catch (error) {
      const mapped = this.mapped(error, '');
      throw mapped.code === 'not_found' ? this.mapped({ name: 'NoSuchBucket' }, '') : mapped;
    }
  }

  async close(): Promise<void> {
    this.client.destroy();
    this.signer.destroy();
  }

  private async putPiece(object: PutObject, body: Uint8Array): Promise<StoredObject> {
    const { key, contentType } = object;
    const digest = createHash('sha256').update(body).digest();
    const sha256 = digest.toString('hex');
    if (object.sha256 !== undefined && object.sha256 !== sha256) {
      throw new SimulationError('corrupt_data', `The body of ${key} has SHA-256 ${sha256}, not ${object.sha256}.`);
    }
    const command = new PutObjectCommand({
      Bucket: this.options.bucket,
      Key: key,
      Body: body,
      ContentLength: body.length,
      ChecksumSHA256: digest.toString('base64'),
      Metadata: { [SHA256]: sha256 },
      ...(contentType === undefined ? {} : { ContentType: contentType }),
    });
    await this.run(key, () => this.client.send(command));
    return { key, bytes: body.length, sha256 };
  }

  private async putStream(object: PutObject): Promise<StoredObject> {
    const { key, contentType } = object;
    const { pieces, summary } = verifiedPieces(object);
    let broken: { readonly error: unknown } | undefined;
    async function* watched(): AsyncIterable<Uint8Array> {
      try {
        yield* pieces;
      } catch (error) {
        broken = { error };
        throw error;
      }
    }
    const upload = new Upload({
      client: this.client,
      params: {
        Bucket: this.options.bucket,
        Key: key,
        Body: Readable.from(watched()),
        ...(object.sha256 === undefined ? {} : { Metadata: { [SHA256]: object.sha256 } }),
        ...(contentType === undefined ? {} : { ContentType: contentType }),
      },
    });
    try {
      await upload.done();
    } catch (error) {
      // What broke off the body is the caller's error, not S3's.
      throw broken === undefined ? this.mapped(error, key) : broken.error;
    }
    return { key, ...summary() };
  }

  private fetch(key: string, range?: string): Promise<GetObjectCommandOutput> {
    const part = range === undefined ? {} : { Range: range };
    return this.client.send(new GetObjectCommand({ Bucket: this.options.bucket, Key: key, ...part }));
  }

  private async headOrThrow(key: string): Promise<ObjectHead> {
    const found = await this.client.send(new HeadObjectCommand({ Bucket: this.options.bucket, Key: key }));
    const sha256 = found.Metadata?.[SHA256];
    return { key, bytes: found.ContentLength ?? 0, ...(sha256 === undefined ? {} : { sha256 }) };
  }

  private async run<Result>(key: string, operation: () => Promise<Result>): Promise<Result> {
    try {
      return await operation();
    } catch (error) {
      throw this.mapped(error, key);
    }
  }

  private mapped(error: unknown, key: string): SimulationError {
    const { bucket, endpoint } = this.options;
    return mapS3Error(error, { bucket, endpoint, key });
  }
}

function openClient(options: S3ObjectStoreOptions, endpoint: string): S3Client {
  const { region, accessKeyId, secretAccessKey } = options;
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: options.forcePathStyle ?? true,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
    // Presigned URLs stay plain: no checksum mode among their parameters.
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

async function bytesOf({ Body }: GetObjectCommandOutput): Promise<Uint8Array> {
  return Body === undefined ? new Uint8Array(0) : Body.transformToByteArray();
}
