/**
 * Nanoseconds per call of the engine's numerics beside the platform's: `node -r ts-node/register bench/numerics.ts`.
 * Rounds alternate between the two, so a slow moment of the machine hits both; the median round counts.
 */
import {
  exp,
  expm1,
  log,
  log1p,
  normalCdf,
  normalQuantile,
  pow,
  randomKey,
  sin,
  threefry4x32,
  uniformFromWord,
} from '@ihome/engine';

const CALLS = 200_000;
const ROUNDS = 41;

/** Deterministic arguments spread evenly over [from, to]. */
function spread(from: number, to: number): Float64Array {
  const values = new Float64Array(4096);
  for (let i = 0; i < values.length; i++)
    values[i] = from + ((to - from) * (((i * 2654435761) >>> 0) + 0.5)) / 4294967296;
  return values;
}

/** A timed loop over one function; each call site gets its own compiled loop, so inlining is as in the engine. */
function loopOver(call: string): (f: (x: number) => number, xs: Float64Array, calls: number) => number {
  return new Function(
    'f',
    'xs',
    'calls',
    `let s = 0; for (let i = 0; i < calls; i++) s += f(xs[i & 4095]); return s; // ${call}`,
  ) as (f: (x: number) => number, xs: Float64Array, calls: number) => number;
}

function nanoseconds(run: () => number): number {
  const start = process.hrtime.bigint();
  const sum = run();
  const elapsed = Number(process.hrtime.bigint() - start);
  if (Number.isNaN(sum)) throw new Error('a benchmark loop produced NaN');
  return elapsed / CALLS;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

interface Case {
  readonly name: string;
  readonly own: (x: number) => number;
  readonly platform?: (x: number) => number;
  readonly xs: Float64Array;
}

const key = randomKey(42);
const words = new Uint32Array(4);
const CASES: readonly Case[] = [
  { name: 'exp', own: exp, platform: Math.exp, xs: spread(-5, 5) },
  { name: 'expm1', own: expm1, platform: Math.expm1, xs: spread(-1, 1) },
  { name: 'log', own: log, platform: Math.log, xs: spread(0, 1) },
  { name: 'log1p', own: log1p, platform: Math.log1p, xs: spread(-0.5, 1) },
  { name: 'pow(x, 10.5)', own: (x) => pow(x, 10.5), platform: (x) => Math.pow(x, 10.5), xs: spread(0.5, 2) },
  { name: 'sin', own: sin, platform: Math.sin, xs: spread(-6, 6) },
  { name: 'normalCdf', own: normalCdf, xs: spread(-4, 4) },
  { name: 'normalQuantile', own: normalQuantile, xs: spread(0, 1) },
  {
    name: 'threefry + 4 uniforms',
    own: (x) => {
      threefry4x32(key, x, 1, 2, 3, words);
      return (
        uniformFromWord(words[0]!) +
        uniformFromWord(words[1]!) +
        uniformFromWord(words[2]!) +
        uniformFromWord(words[3]!)
      );
    },
    xs: spread(0, 1e9).map(Math.floor),
  },
];

console.log('function                 own ns   Math ns   ratio');
for (const { name, own, platform, xs } of CASES) {
  const ownLoop = loopOver(`${name} own`);
  const platformLoop = loopOver(`${name} platform`);
  const ownTimes: number[] = [];
  const platformTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ownTimes.push(nanoseconds(() => ownLoop(own, xs, CALLS)));
    if (platform !== undefined) platformTimes.push(nanoseconds(() => platformLoop(platform, xs, CALLS)));
  }
  const mine = median(ownTimes);
  const line = `${name.padEnd(22)} ${mine.toFixed(2).padStart(8)}`;
  if (platform === undefined) console.log(line);
  else {
    const theirs = median(platformTimes);
    console.log(`${line}  ${theirs.toFixed(2).padStart(8)}  ${(mine / theirs).toFixed(2).padStart(6)}`);
  }
}
