/** A small seeded generator (mulberry32) with the draws that random configurations need. Nothing to do with the model's numbers. */
export class Dice {
  private state: number;

  constructor(seed: number, salt: string) {
    let hash = (seed ^ 0x9e3779b9) >>> 0;
    for (const character of salt) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    this.state = hash;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Uniform in [low, high], rounded to six digits; now and then exactly a bound. */
  number(low: number, high: number): number {
    const where = this.uniform();
    if (where < 0.04) return low;
    if (where > 0.96) return high;
    return Math.min(high, Math.max(low, Number((low + (high - low) * this.uniform()).toPrecision(6))));
  }

  /** Whole number in [low, high]. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** One of a list. */
  pick<const T>(list: readonly T[]): T {
    const value = list[Math.floor(this.uniform() * list.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** True with probability p. */
  chance(p: number): boolean {
    return this.uniform() < p;
  }

  /** A number for each zone. */
  byZone(zones: readonly string[], value: () => number): Record<string, number> {
    return Object.fromEntries(zones.map((zone) => [zone, value()]));
  }

  /** `count` weights that sum to `total` to rounding; now and then some are 0. */
  weights(count: number, total = 1): number[] {
    const raw: number[] = Array.from({ length: count }, () => (this.chance(0.15) ? 0 : this.uniform() + 0.01));
    if (!raw.some((w) => w > 0)) raw[0] = 1;
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((w) => (total * w) / sum);
  }

  /** Distinct whole numbers in [low, high], ascending, `count` at most. */
  years(count: number, low: number, high: number): number[] {
    const years = new Set(Array.from({ length: count }, () => this.integer(low, high)));
    return [...years].sort((a, b) => a - b);
  }
}
