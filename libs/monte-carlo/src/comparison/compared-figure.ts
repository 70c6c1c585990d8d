import { frontierMetrics, type SimulationConfig } from '@ihome/config';
import type { Statistic } from '@ihome/risk';
import type { FrontierAxes } from '../efficient-frontier';
import { GOAL_SLACK } from '../reduction/probabilities';

/** A figure that strategies are compared by. */
export interface ComparedFigure {
  /** Dotted name, as of the frontier's axes. */
  readonly name: string;
  readonly better: 'higher' | 'lower';
  /** The path metric. */
  readonly metric: string;
  /** The variable out of the metric of a strategy with this configuration; null where it is the metric. */
  readonly variable: ((value: number, config: SimulationConfig) => number) | null;
  readonly statistic: Statistic;
}

/** The frontier's return (higher is better), its risk (lower is better) and mean TVPI where neither is it. */
export function comparedFigures({ returnMetric, riskMetric }: Pick<FrontierAxes, 'returnMetric' | 'riskMetric'>): {
  readonly figures: readonly ComparedFigure[];
  readonly gain: number;
  readonly risk: number;
} {
  const figures = [comparedFigure(returnMetric, 'higher'), comparedFigure(riskMetric, 'lower')];
  if (returnMetric !== 'tvpi.mean' && riskMetric !== 'tvpi.mean') figures.push(comparedFigure('tvpi.mean', 'higher'));
  return { figures, gain: 0, risk: 1 };
}

/** @throws RangeError for a name that no configuration allows */
export function comparedFigure(name: string, better: ComparedFigure['better']): ComparedFigure {
  const [variable = '', statistic = ''] = name.split('.');
  const event = statistic === 'probability' ? GOALS[variable] : undefined;
  if (event !== undefined) return { name, better, ...event };
  if (variable === 'loss') return { name, better, ...LOSS, statistic: statisticOf(name, statistic) };
  return { name, better, metric: variable, variable: null, statistic: statisticOf(name, statistic) };
}

const LOSS: Pick<ComparedFigure, 'metric' | 'variable'> = { metric: 'tvpi', variable: (tvpi) => 1 - tvpi };

/** What probabilities are of, by the name of the event: the goal is that of the strategy. */
const GOALS: Readonly<Record<string, Pick<ComparedFigure, 'metric' | 'variable' | 'statistic'>>> = {
  clear_hurdle: { metric: 'hurdle_cleared', variable: null, statistic: { kind: 'probability', above: GOAL_SLACK } },
  goal_irr: {
    metric: 'net_irr',
    variable: (value, { fund }) => value - fund.goal_irr,
    statistic: { kind: 'probability', above: -GOAL_SLACK },
  },
  goal_multiple: {
    metric: 'tvpi',
    variable: (value, { fund }) => value - fund.goal_multiple,
    statistic: { kind: 'probability', above: -GOAL_SLACK },
  },
};

function statisticOf(name: string, statistic: string): Statistic {
  if (statistic === 'mean' || statistic === 'sd') return { kind: statistic };
  if (statistic === 'probability') return { kind: 'probability', above: GOAL_SLACK };
  if (statistic === 'median') return { kind: 'quantile', p: 0.5 };
  const tail = /^(var|es)_(\d+(?:_\d+)?)$/.exec(statistic);
  const level = Number(tail?.[2]?.replace('_', '.')) / 100;
  if (tail === null || !frontierMetrics([level]).includes(name)) throw new RangeError(`${name} is no figure`);
  return tail[1] === 'es' ? { kind: 'shortfall', level } : { kind: 'quantile', p: level };
}
