import { v7 } from 'uuid';
import type { IdGenerator } from '../ports/id-generator';

/** UUIDv7 (RFC 9562): sorts by the time it was made. */
export const uuidGenerator: IdGenerator = { uuid: () => v7() };
