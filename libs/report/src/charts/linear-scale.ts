/** Maps data to pixels, and names the round values in between. */
export interface LinearScale {
  (value: number): number;
  readonly ticks: readonly number[];
}

/** A linear scale over `domain`, about `count` ticks on multiples of 1, 2 or 5 × 10^k; `nice` widens the domain to such ticks. */
export function linearScale(spec: {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  readonly count: number;
  readonly nice: boolean;
}): LinearScale {
  const [first, last] = spec.domain;
  const [low, high] = first === last ? [first - 0.5, last + 0.5] : [first, last];
  const step = tickStep((high - low) / Math.max(spec.count, 1));
  const from = spec.nice ? Math.floor(low / step.size) : Math.ceil(low / step.size - 1e-9);
  const to = spec.nice ? Math.ceil(high / step.size) : Math.floor(high / step.size + 1e-9);
  const start = spec.nice ? step.at(from) : low;
  const end = spec.nice ? step.at(to) : high;
  const [pixelStart, pixelEnd] = spec.range;
  const scale = (value: number): number => pixelStart + ((value - start) / (end - start)) * (pixelEnd - pixelStart);
  return Object.assign(scale, { ticks: Array.from({ length: to - from + 1 }, (_, index) => step.at(from + index)) });
}

/** The round step nearest above `raw`; multiples of steps below 1 are found by division, so that 3 × 0.1 reads 0.3. */
function tickStep(raw: number): { readonly size: number; readonly at: (multiple: number) => number } {
  let power = 1;
  let inverse = 1;
  while (power * 10 <= raw) power *= 10;
  while (1 / inverse > raw) inverse *= 10;
  const unit = power > 1 ? power : 1 / inverse;
  const factor = [1, 2, 5, 10].find((candidate) => candidate * unit >= raw * 0.999) ?? 10;
  return power > 1
    ? { size: factor * power, at: (multiple) => multiple * factor * power }
    : { size: factor / inverse, at: (multiple) => (multiple * factor) / inverse };
}

/** Path data of a line through points. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${coordinate(x)},${coordinate(y)}`).join('');
}

/** Path data of the area between two lines over the same x. */
export function areaPath(
  upper: readonly (readonly [number, number])[],
  lower: readonly (readonly [number, number])[],
): string {
  return `${linePath([...upper, ...[...lower].reverse()])}Z`;
}

function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}
