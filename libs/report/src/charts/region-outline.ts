import type { FrontierPoint } from '@ihome/monte-carlo';

/** Points of a quarter of the outline. */
const QUARTER = 10;

/**
 * Outline of a point's confidence region as [risk, return]: centre + radius·(s_risk·cos, s_return·(ρ·cos + √(1 − ρ²)·sin)); empty without one.
 * Cosine and sine by halves of tangents, so that the bytes are the same everywhere.
 */
export function regionOutline({ return: gain, risk, region }: FrontierPoint): readonly (readonly [number, number])[] {
  if ('status' in region || typeof gain.value !== 'number' || typeof risk.value !== 'number') return [];
  const { radius, return_error: gainError, risk_error: riskError } = region;
  if (typeof gainError !== 'number' || typeof riskError !== 'number') return [];
  const related = typeof region.correlation === 'number' ? region.correlation : 0;
  const across = Math.sqrt(1 - related * related);
  const [centreRisk, centreGain] = [risk.value, gain.value];
  return unitCircle().map(([cos, sin]) => [
    centreRisk + radius * riskError * cos,
    centreGain + radius * gainError * (related * cos + across * sin),
  ]);
}

function unitCircle(): [number, number][] {
  const quarter = Array.from({ length: QUARTER }, (_, i): [number, number] => {
    const t = i / QUARTER;
    return [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
  });
  const turned = (turn: (x: number, y: number) => [number, number]): [number, number][] =>
    quarter.map(([x, y]) => turn(x, y));
  return [...quarter, ...turned((x, y) => [-y, x]), ...turned((x, y) => [-x, -y]), ...turned((x, y) => [y, -x])];
}
