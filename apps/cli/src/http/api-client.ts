import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { problem, type Problem } from '@ihome/api-schema';
import { SimulationError } from '@ihome/config';
import type { z } from 'zod';
import { problemText } from '../terminal/problem-text';

/** A problem the API answered. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problemText(problem));
    this.name = new.target.name;
  }
}

/** Which server, with which key. */
export interface ApiClientOptions {
  readonly url: string;
  readonly key: string | undefined;
}

/** A request. */
export interface ApiRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: 'follow' | 'manual';
  readonly signal?: AbortSignal;
}

/** Talks to the API; every refusal is an `ApiProblem`. */
export class ApiClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ url, key }: ApiClientOptions) {
    this.#url = url.replace(/\/$/, '');
    this.#headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  }

  /** The answer's JSON by its schema. */
  async json<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.send(request)).json());
  }

  /** The answer, when it is none of a problem. */
  async send({ path, method = 'GET', body, headers = {}, redirect = 'follow', signal }: ApiRequest): Promise<Response> {
    const response = await this.#fetch(new URL(path, `${this.#url}/`), {
      method,
      redirect,
      headers: { ...this.#headers, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
    if (response.status >= 400) throw await refusal(response);
    return response;
  }

  /** Writes what a signed URL serves to a file; the key is not sent along. */
  async download(url: string, file: string): Promise<void> {
    const response = await this.#fetch(new URL(url, `${this.#url}/`), {});
    if (!response.ok || response.body === null) throw await refusal(response);
    await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), createWriteStream(file));
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause;
      throw new SimulationError('store_unavailable', `${this.#url} cannot be reached.`, { cause, retryable: true });
    }
  }
}

async function refusal(response: Response): Promise<Error> {
  const text = await response.text();
  const parsed = problem.safeParse(readJson(text));
  if (parsed.success) return new ApiProblem(parsed.data);
  return new SimulationError(
    'internal',
    `The server answered ${response.status} and no problem: ${text.slice(0, 200)}`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
