/** Room for more values than this is not kept. */
const MOST_KEPT = 1 << 20;

/** Zeros for a computation that is over before the room is asked for again. */
export type KeptRoom = (length: number) => Float64Array;

/** One room that is used over and over: fresh memory takes longer than what is done with it. */
export function createKeptRoom(): KeptRoom {
  let kept = new Float64Array(0);
  return (length) => {
    if (length > MOST_KEPT) return new Float64Array(length);
    if (kept.length < length) kept = new Float64Array(length);
    return kept.subarray(0, length).fill(0);
  };
}
