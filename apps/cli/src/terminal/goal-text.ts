import type { GoalSearch, GoalSeek } from '@ihome/monte-carlo';
import { compact, metricFormat, metricLabel } from '@ihome/report';

type Crossing = GoalSearch['crossings'][number];

/** What came of a goal, a line a search and crossing. */
export function goalLines(goal: GoalSeek): string[] {
  const format = metricFormat(goal.metric);
  const title = `${metricLabel(goal.metric)} of ${format(goal.target)}`;
  return goal.searches.flatMap((search) => {
    const shared = Object.entries(search.parameters).map(([path, value]) => `${path} ${JSON.stringify(value)}`);
    const where = shared.length === 0 ? '' : ` with ${shared.join(', ')}`;
    if (search.status === 'met')
      return search.crossings.map(
        (crossing) => `${title}${where} is met at ${goal.parameter} ${crossingText(crossing, goal.confidence)}`,
      );
    return [`${title}${where} is not met: ${reasonOf(search, format)}`];
  });
}

function crossingText({ value, low, high, bracket }: Crossing, confidence: number): string {
  const end = (figure: Crossing['low'], open: string): string => (typeof figure === 'number' ? compact(figure) : open);
  const interval = `${end(low, 'below the axis')} to ${end(high, 'above the axis')}`;
  const [from, to] = bracket;
  return `${compact(value)} (${confidence * 100}%: ${interval}; simulated at ${compact(from)} and ${compact(to)})`;
}

function reasonOf({ status, points }: GoalSearch, format: (value: number) => string): string {
  if (status === 'undefined') return 'the figure is missing at some values';
  const values = points.flatMap(({ figure: { value } }) => (typeof value === 'number' ? [value] : []));
  const nearest = status === 'always_above' ? Math.min(...values) : Math.max(...values);
  return `it is ${status === 'always_above' ? 'above' : 'below'} at every value, ${format(nearest)} at the nearest`;
}
