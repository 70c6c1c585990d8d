import { normalQuantile } from '@ihome/engine';
import { bootstrapStream } from './bootstrap-stream';

/** A column of standard normals for specs. */
export function normals(seed: number, n: number): Float64Array {
  const stream = bootstrapStream(seed, 7);
  return Float64Array.from({ length: n }, () => normalQuantile((stream.next() + 2147483648.5) / 4294967296));
}
