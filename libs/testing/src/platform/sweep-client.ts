import { createHash } from 'node:crypto';

/** What the harness reads of a sweep resource. */
export interface SweepView {
  readonly id: string;
  readonly state: string;
  readonly progress: Readonly<Record<'chunks' | 'paths', { readonly done: number; readonly total: number }>>;
  /** Of a sweep that may stop before all its paths. */
  readonly stopping?: { readonly paths_run: number | null; readonly reason: string | null } | null;
  readonly result_digest?: string;
  readonly reason?: unknown;
}

/** The API, as a user's script would call it. */
export interface SweepClient {
  /** Submits a sweep document and answers its id. */
  submit(document: unknown): Promise<string>;
  /** The sweep resource as the API serves it; undefined while the API answers 503. */
  sweep(id: string): Promise<SweepView | undefined>;
  cancel(id: string): Promise<SweepView>;
  /** SHA-256 of the bundle, fetched through its signed URL. */
  bundleSha256(id: string): Promise<string>;
}

/** Where the API listens, and the key it wants, if any. */
export interface SweepClientOptions {
  readonly apiUrl: string;
  readonly apiKey?: string;
}

/** A client of `/v1/sweeps` by plain `fetch`: it shares no code with ours. */
export function sweepClient({ apiUrl, apiKey }: SweepClientOptions): SweepClient {
  const headers = {
    'content-type': 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  const ask = async (path: string, options: { readonly method: 'GET' | 'POST'; readonly body?: string }) => {
    const response = await fetch(`${apiUrl}/v1/sweeps${path}`, { ...options, headers, redirect: 'manual' });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };
  return {
    submit: async (document) => {
      const { status, text } = await ask('', { method: 'POST', body: JSON.stringify(document) });
      if (status !== 202) throw new Error(`submit: ${status} ${text}`);
      return (JSON.parse(text) as SweepView).id;
    },
    sweep: async (id) => {
      const { status, text } = await ask(`/${id}`, { method: 'GET' });
      if (status === 503) return undefined;
      if (status !== 200) throw new Error(`sweep ${id}: ${status} ${text}`);
      return JSON.parse(text) as SweepView;
    },
    cancel: async (id) => {
      const { status, text } = await ask(`/${id}/cancel`, { method: 'POST' });
      if (status !== 202) throw new Error(`cancel: ${status} ${text}`);
      return JSON.parse(text) as SweepView;
    },
    bundleSha256: async (id) => {
      const { status, location, text } = await ask(`/${id}/bundle`, { method: 'GET' });
      if (status !== 302 || location === null) throw new Error(`bundle: ${status} ${text}`);
      const bundle = await fetch(location);
      if (!bundle.ok) throw new Error(`bundle: ${bundle.status} ${await bundle.text()}`);
      return createHash('sha256')
        .update(Buffer.from(await bundle.arrayBuffer()))
        .digest('hex');
    },
  };
}
