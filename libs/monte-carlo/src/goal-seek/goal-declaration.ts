import { metricProblem, type FieldError, type SimulationConfig } from '@ihome/config';
import type { AxisDeclaration } from '../design/axis-declaration';
import { MAX_NAME, type Design } from '../design/design-declaration';
import type { DocumentFindings } from '../design/document-findings';

/** What is sought along one axis of a grid: the value of its parameter at which a figure meets a target. */
export interface Goal {
  /** Path of the parameter, as its axis names it. */
  readonly parameter: string;
  /** Dotted name of a figure, such as `net_irr.mean`. */
  readonly metric: string;
  /** In the unit of the figure. */
  readonly target: number;
}

/** Fewest values of the axis: a crossing lies between two. */
const FEWEST_VALUES = 2;

/** Reads `goal`, undefined when the document has none; the axis it names must be one of numbers, alone on its axis of a grid. */
export function readGoal(
  findings: DocumentFindings,
  input: unknown,
  { axes, design }: { readonly axes: readonly AxisDeclaration[]; readonly design: Design },
): Goal | undefined {
  if (input === undefined) return undefined;
  const body = findings.object(input, ['goal'], ['parameter', 'metric', 'target']);
  if (body === undefined) return undefined;
  const text = (key: 'parameter' | 'metric'): string | undefined => {
    if (body[key] === undefined) return findings.add(['goal', key], 'required', `${key} is missing`);
    return findings.text(body[key], ['goal', key], { max: MAX_NAME });
  };
  const [parameter, metric] = [text('parameter'), text('metric')];
  const target = findings.number(body['target'], ['goal', 'target']);
  if (design.kind !== 'grid') {
    findings.add(['goal'], 'cross_field', `a goal is sought along an axis of a grid, not of a ${design.kind} design`);
  } else if (parameter !== undefined) {
    const problem = axisProblem(parameter, axes);
    if (problem !== null) findings.add(['goal', 'parameter'], 'cross_field', problem);
  }
  if (parameter === undefined || metric === undefined || target === undefined) return undefined;
  return { parameter, metric, target };
}

/** Why no goal can be sought along the axis of a parameter, or null. */
function axisProblem(parameter: string, axes: readonly AxisDeclaration[]): string | null {
  const axis = axes.find(({ parameters }) => parameters.includes(parameter));
  if (axis === undefined) return `${parameter} has no axis: give it one with values or a range`;
  if (axis.parameters.length > 1) return `${parameter} is linked with others; a goal needs an axis of its own`;
  if (axis.values.kind === 'range') return null;
  const values = axis.values.rows.map(([value]) => value);
  if (!values.every((value) => typeof value === 'number')) return `the values of ${parameter} must be numbers`;
  return new Set(values).size < FEWEST_VALUES ? `${parameter} must take at least two values` : null;
}

/** What is wrong with a goal's figure under a configuration. */
export function goalErrors(goal: Goal | undefined, { risk }: SimulationConfig): readonly FieldError[] {
  const problem = goal === undefined ? null : metricProblem(goal.metric, risk.confidence_levels);
  return problem === null ? [] : [{ pointer: '/goal/metric', ...problem }];
}
