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
import type { Benchmark } from './benchmark';
import { median, medianRatio } from './statistics';

const CALLS = 200_000;
const ARGUMENTS = 4096;

type Fn = (x: number) => number;
type Loop = (f: Fn, xs: Float64Array, calls: number) => number;

interface Case {
  readonly name: string;
  readonly own: Fn;
  readonly platform?: Fn;
  readonly xs: Float64Array;
}

/** Nanoseconds per call of the engine's numerics beside the platform's; the two take turns. */
export const numerics: Benchmark = {
  name: 'numerics',
  about: "nanoseconds per call of the engine's functions and of Math's",
  async run({ quick }) {
    const rounds = quick ? 5 : 41;
    return [
      {
        title: `Numerics: nanoseconds a call, median of ${rounds} rounds of ${CALLS} calls`,
        columns: [
          { title: 'function' },
          { title: 'own', align: 'right' },
          { title: 'Math', align: 'right' },
          { title: 'ratio', align: 'right' },
        ],
        rows: cases().map((one) => measured(one, rounds)),
        notes: ['By the clock: what else the machine does slows both alike.'],
      },
    ];
  },
};

function measured({ name, own, platform, xs }: Case, rounds: number): string[] {
  const ownLoop = loopOver(`${name} own`);
  const platformLoop = loopOver(`${name} platform`);
  const ownTimes: number[] = [];
  const platformTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ownTimes.push(nanoseconds(() => ownLoop(own, xs, CALLS)));
    if (platform !== undefined) platformTimes.push(nanoseconds(() => platformLoop(platform, xs, CALLS)));
  }
  const mine = median(ownTimes).toFixed(2);
  if (platform === undefined) return [name, mine, '', ''];
  return [name, mine, median(platformTimes).toFixed(2), medianRatio(ownTimes, platformTimes).toFixed(2)];
}

function cases(): Case[] {
  const key = randomKey(42);
  const words = new Uint32Array(4);
  return [
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
}

/** Deterministic arguments spread evenly over [from, to]. */
function spread(from: number, to: number): Float64Array {
  const values = new Float64Array(ARGUMENTS);
  for (let i = 0; i < values.length; i++)
    values[i] = from + ((to - from) * (((i * 2654435761) >>> 0) + 0.5)) / 4294967296;
  return values;
}

/** A timed loop over one function; each call site gets its own compiled loop, so inlining is as in the engine. */
function loopOver(call: string): Loop {
  return new Function(
    'f',
    'xs',
    'calls',
    `let s = 0; for (let i = 0; i < calls; i++) s += f(xs[i & ${ARGUMENTS - 1}]); return s; // ${call}`,
  ) as Loop;
}

function nanoseconds(run: () => number): number {
  const start = process.hrtime.bigint();
  const sum = run();
  const elapsed = Number(process.hrtime.bigint() - start);
  if (Number.isNaN(sum)) throw new Error('a benchmark loop produced NaN');
  return elapsed / CALLS;
}
