import { log } from '@ihome/engine';
import type { LinearScale } from './linear-scale';

/** Factors of the ticks in each power of ten, the densest first. */
const FACTORS = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1]] as const;

/** A logarithmic scale over a positive `domain`, with as many ticks on round values as there may be, at most `count` unless 10^k are more. */
export function logScale(spec: {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  readonly count: number;
}): LinearScale {
  const [first, last] = spec.domain;
  const [low, high] = first === last ? [first / 2, last * 2] : [first, last];
  const [pixelStart, pixelEnd] = spec.range;
  const span = log(high / low);
  const scale = (value: number): number => pixelStart + (log(value / low) / span) * (pixelEnd - pixelStart);
  const choices = FACTORS.map((factors) => roundValues(low, high, factors));
  const ticks = choices.find(({ length }) => length <= spec.count) ?? choices.at(-1) ?? [];
  return Object.assign(scale, { ticks });
}

/** The values of `factors` × 10^k inside a domain, give or take rounding. Powers below 1 are found by division, so that 0.002 reads so. */
function roundValues(low: number, high: number, factors: readonly number[]): number[] {
  let below = 1;
  while (1 / below > low) below *= 10;
  let power = 1;
  while (power * 10 <= low) power *= 10;
  const values: number[] = [];
  for (const at of powers(below, power, high)) {
    for (const factor of factors) {
      const value = at(factor);
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) values.push(value);
    }
  }
  return values;
}

/** Multiples of each power of ten up to `high`, from 1/`below` or `power` on. */
function powers(below: number, power: number, high: number): ((factor: number) => number)[] {
  const found: ((factor: number) => number)[] = [];
  for (let divisor = below; divisor > 1 && 1 / divisor <= high; divisor /= 10) found.push((factor) => factor / divisor);
  for (let size = power; size <= high; size *= 10) found.push((factor) => factor * size);
  return found;
}
