/** Settings of the life of a sweep that are known to matter, in one place. Times are milliseconds unless the name says otherwise. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A leader writes under this lease; renewed with every tick. */
export const CONTROL_LEASE_MS = 6 * SECOND;

/** A reducer writes under this lease; renewed three times in its life. */
export const REDUCE_LEASE_MS = 9 * SECOND;

/** The control loop looks at every open sweep at least this often. */
export const TICK_MS = 1 * SECOND;

/** However often it is woken, it rests this long between two looks. */
export const TICK_REST_MS = 100;

/** How often a leader asks the queue whether it still has what was enqueued. */
export const RECONCILE_MS = 2 * SECOND;

/** A progress snapshot is written at most twice a second. */
export const PROGRESS_MS = 500;

/** A worker says that it is alive this often, and counts as alive for three times as long. */
export const HEARTBEAT_MS = 5 * SECOND;

/** Outstanding chunks hold at most this much work a slot ... */
export const WINDOW_SECONDS_PER_SLOT = 8;

/** ... at least this many a slot ... */
export const WINDOW_MIN_PER_SLOT = 4;

/** ... and never more than this. */
export const WINDOW_MAX_CHUNKS = 20_000;

/** A chunk started this often without an end fails its sweep. */
export const CHUNK_START_LIMIT = 6;

/** A chunk has about this many paths times strategies ... */
export const CHUNK_PATH_STRATEGIES = 20_000;

/** ... at least this many paths, and a multiple of it, so that block sums do not depend on the grid ... */
export const CHUNK_PATH_MULTIPLE = 256;

/** ... and a sweep has at least this many chunks, where its paths allow. */
export const MIN_CHUNKS_PER_SWEEP = 16;

/** Most strategies in a group. */
export const MAX_GROUP_STRATEGIES = 16;

/** Partials read from the stream in one go. */
export const PARTIALS_PER_READ = 500;

/** Rows read from the store in one go. */
export const ROWS_PER_READ = 500;

/** Most workers that reduce the strategies of one sweep, its reducer included. */
export const MOST_REDUCTION_TURNS = 64;

/** Waits between attempts of one write to a store that is away. */
export const STORE_RETRY_DELAYS_MS: readonly number[] = [100, 300, 1 * SECOND, 3 * SECOND];

/** A BullMQ lock lives this long: a job whose process died is put back after it. */
export const JOB_LOCK_MS = 6 * SECOND;

/** How often jobs without a lock are looked for. */
export const STALL_CHECK_MS = 2 * SECOND;

/** BullMQ's own limit of stalls; ours (CHUNK_START_LIMIT) is reached first. */
export const MAX_STALLED_COUNT = 10;

/** SIGTERM: running jobs get this long to end. */
export const DRAIN_MS = 30 * SECOND;

/** Rate of progress is measured over this while. */
export const RATE_WINDOW_MS = 15 * SECOND;

/** A sweep with no worker for it is logged this often. */
export const IDLE_WARNING_MS = 1 * MINUTE;
