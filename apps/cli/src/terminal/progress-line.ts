import type { SweepResource } from '@ihome/api-schema';
import { fixed } from '@ihome/report';

const WIDTH = 28;

/** One line that shows how far a sweep is: `running    [#####-----]  50%  5 000 / 10 000 paths · 2 500/s`. */
export function progressLine({ state, progress }: Pick<SweepResource, 'state' | 'progress'>): string {
  const { done, total } = progress.paths;
  const share = total === 0 ? 0 : done / total;
  const filled = Math.round(share * WIDTH);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}]`;
  const rate = typeof progress.rate === 'number' ? ` · ${fixed(progress.rate, 0)}/s` : '';
  const chunks = ` · chunks ${progress.chunks.done}/${progress.chunks.total}`;
  return `${state.padEnd(10)} ${bar} ${fixed(share * 100, 0).padStart(3)}%  ${fixed(done, 0)} / ${fixed(total, 0)} paths${chunks}${rate}`;
}
