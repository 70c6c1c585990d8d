import type { StoppingResource } from '@ihome/api-schema';
import { compact, fixed, stoppingText } from '@ihome/report';
import { table } from '../terminal/table';

/** How a sweep that stops when precise enough came to its paths: one sentence, and a row a checkpoint. */
export function stoppingLines(stopping: StoppingResource): string[] {
  return [
    stoppingText(stopping),
    ...table(
      [
        { title: 'Paths', align: 'right' },
        { title: 'Precise', align: 'right' },
        { title: 'Widest', align: 'right' },
        { title: stopping.metric, align: 'right' },
        { title: 'Half-width', align: 'right' },
      ],
      stopping.checkpoints.map(({ paths, within, strategies, index, value, half_width: half }) => [
        fixed(paths, 0),
        `${within}/${strategies}`,
        String(index),
        figureText(value),
        figureText(half),
      ]),
    ),
  ];
}

function figureText(figure: StoppingResource['checkpoints'][number]['value']): string {
  if (typeof figure === 'number') return Math.abs(figure) < 1 ? fixed(figure, 5) : compact(figure);
  return figure.status.replace('_', ' ');
}
