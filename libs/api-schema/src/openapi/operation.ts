import type { z } from 'zod';
import type { ProblemCode } from '../problem/problem-codes';

/** Where an operation belongs in the documentation. */
export type OperationTag = 'Sweeps' | 'Results' | 'Configuration' | 'Operations';

/** One operation of the API: what the router, the OpenAPI document and the documentation page are made from. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** OpenAPI template: `/v1/sweeps/{id}`. */
  readonly path: string;
  readonly tag: OperationTag;
  readonly summary: string;
  readonly description?: string;
  /** Schema of the JSON body; an operation without one reads no body. */
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  /** Request headers beyond authorization. */
  readonly headers?: z.ZodObject;
  readonly answer: {
    readonly status: 200 | 202 | 302;
    readonly description: string;
    /** Absent: no body of a fixed shape. */
    readonly schema?: z.ZodType;
    readonly mediaType?: string;
    readonly headers?: z.ZodObject;
  };
  /** Codes it may answer besides those every operation of its kind may. */
  readonly problems: readonly ProblemCode[];
  /** Served without a key. */
  readonly open?: boolean;
}
