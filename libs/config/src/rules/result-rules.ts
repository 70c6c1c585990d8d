import { metricProblem } from '../frontier-metric';
import { ALL_SECTIONS } from '../report-section';
import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Rules over what is computed from the paths. */
export const RESULT_RULES: readonly CrossFieldRule[] = [
  {
    name: 'frontier_metrics',
    statement: 'The metrics of the frontier exist; a VaR or ES has one of the confidence levels.',
    reads: ['frontier.return_metric', 'frontier.risk_metric', 'risk.confidence_levels'],
    severity: 'error',
    check: ({ frontier, risk }) =>
      (['return_metric', 'risk_metric'] as const).flatMap((axis): Breach[] => {
        const problem = metricProblem(frontier[axis], risk.confidence_levels);
        if (problem === null) return [];
        const at: Breach['at'] = [keysOf(`frontier.${axis}`), keysOf('risk.confidence_levels')];
        return [{ at, message: problem.message, code: problem.code }];
      }),
  },
  {
    name: 'frontier_weights',
    statement: 'Shares of a mix: the minimum is at most the maximum, and the maximum is above 0.',
    reads: ['frontier.min_weight', 'frontier.max_weight'],
    severity: 'error',
    check: ({ frontier: { min_weight: least, max_weight: most } }): Breach[] => {
      const at: Breach['at'] = [keysOf('frontier.min_weight'), keysOf('frontier.max_weight')];
      if (least > most) return [{ at, message: `${least} is above the maximum weight ${most}` }];
      const above: Breach['at'] = [keysOf('frontier.max_weight')];
      return most > 0 ? [] : [{ at: above, message: 'shares of at most 0 are no mix' }];
    },
  },
  {
    name: 'convergence_metric',
    statement: 'The figure whose precision is watched exists; a VaR or ES has one of the confidence levels.',
    reads: ['monte_carlo.convergence.metric', 'risk.confidence_levels'],
    severity: 'error',
    check: ({ monte_carlo: { convergence }, risk }) => {
      const problem = metricProblem(convergence.metric, risk.confidence_levels);
      if (problem === null) return [];
      const at: Breach['at'] = [keysOf('monte_carlo.convergence.metric'), keysOf('risk.confidence_levels')];
      return [{ at, message: problem.message, code: problem.code }];
    },
  },
  {
    name: 'report_sections',
    statement: 'The word all stands alone in the sections of the report.',
    reads: ['reporting.sections'],
    severity: 'error',
    check: ({ reporting: { sections } }) => {
      const place = sections.indexOf(ALL_SECTIONS);
      if (place < 0 || sections.length === 1) return [];
      const message = `reporting.sections lists ${ALL_SECTIONS} beside ${sections.length - 1} of the sections it stands for`;
      return [{ at: [[...keysOf('reporting.sections'), place]], message }];
    },
  },
];
