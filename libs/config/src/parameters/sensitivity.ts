import { choice, integer, items, number, text } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

const ACTS = 'Sensitivity runs of the base strategy';
const ON = { parameter: 'sensitivity.method', isNot: ['none'] } as const;

/** How the figures react to parameters, by re-running. */
export const SENSITIVITY_GROUP = defineGroup({
  id: 'sensitivity',
  title: 'Sensitivity',
  summary: 'How the figures of the base strategy react to parameters, by re-running it on the same random numbers.',
  parameters: [
    choice('method', {
      values: ['none', 'one_at_a_time', 'sobol_indices'],
      unit: 'enum',
      label: 'Method',
      help: 'One at a time: each parameter at its low and its high value, the others as they are. Sobol’ indices: all parameters anywhere in their ranges at once.',
      actsIn: ACTS,
      effect: 'one_at_a_time adds two runs a parameter, sobol_indices samples × (parameters + 2) runs.',
      example: 'one_at_a_time',
    }),
    ...items('parameters', {
      maxItems: 50,
      key: 'parameter',
      unit: 'list',
      label: 'Parameters',
      help: 'Numeric parameters with the range that is thought possible.',
      actsIn: ACTS,
      effect: 'Each adds a bar to the tornado, or a first and a total index.',
      example: [{ parameter: 'origination.avg_loan_ltv', low: 0.2, high: 0.4 }],
      when: ON,
      members: [
        text('parameter', {
          minLength: 1,
          maxLength: 120,
          unit: 'dotted path',
          label: 'Parameter',
          help: 'Path of a numeric parameter.',
          actsIn: ACTS,
          effect: 'The parameter whose effect is measured.',
          example: 'origination.avg_loan_ltv',
        }),
        number('low', {
          step: 0.01,
          unit: 'by parameter',
          label: 'Low value',
          help: 'Lower end of the range, a valid value of the parameter.',
          actsIn: ACTS,
          effect: 'A wider range makes a longer bar and a larger index.',
          example: 0.2,
        }),
        number('high', {
          step: 0.01,
          unit: 'by parameter',
          label: 'High value',
          help: 'Upper end of the range, a valid value of the parameter above the lower one.',
          actsIn: ACTS,
          effect: 'A wider range makes a longer bar and a larger index.',
          example: 0.4,
        }),
      ],
    }),
    integer('samples', {
      min: 0,
      max: 65_536,
      step: 1,
      unit: 'samples',
      label: 'Samples for Sobol’ indices',
      help: 'Rows of the design, a power of two from 8; each takes a run for every parameter and two more.',
      actsIn: 'Sensitivity runs for Sobol’ indices',
      effect: 'Four times the samples halve the errors of the indices, and take four times the runs.',
      example: 256,
      when: { parameter: 'sensitivity.method', is: ['sobol_indices'] },
    }),
  ],
});
