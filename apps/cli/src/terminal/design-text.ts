import type { SweepResource } from '@ihome/api-schema';

/** What became of a design's points, e.g. `sobol: 64 points, 20 left out by constraints, 1 duplicate`; null when every one is run. */
export function designText({ kind, points, excluded, duplicates }: SweepResource['design']): string | null {
  if (excluded + duplicates === 0) return null;
  return [
    `${kind}: ${counted(points, 'point')}`,
    ...(excluded > 0 ? [`${excluded} left out by constraints`] : []),
    ...(duplicates > 0 ? [counted(duplicates, 'duplicate')] : []),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
