import { choice, number } from '../registry/parameter-builders';
import type { ParameterDraft } from '../registry/parameter-definition';

const TIMED = { parameter: 'exit.timing_model', is: ['distribution'] } as const;

/** How exit times arise: by hazards, or by a distribution of their own. Part of the exit group. */
export const EXIT_TIMING_PARAMETERS: readonly ParameterDraft[] = [
  choice('timing_model', {
    values: ['hazard', 'distribution'],
    unit: 'enum',
    label: 'Timing of exits',
    help: 'Whether exit times follow from the hazards or have a distribution of their own.',
    actsIn: 'Exit month of each position',
    effect:
      'Hazards let exits react to prices and rates; a distribution fixes when they come and leaves only the cause to the hazards.',
    example: 'hazard',
  }),
  number('avg_loan_exit_year', {
    above: 0,
    max: 40,
    step: 0.5,
    unit: 'years',
    label: 'Mean exit time',
    help: 'Mean age at exit before truncation to the minimum holding period and the term.',
    actsIn: 'Exit month of each position',
    effect: 'Higher brings money back later.',
    example: 6,
    when: TIMED,
  }),
  number('exit_year_std_dev', {
    min: 0,
    max: 40,
    step: 0.5,
    unit: 'years',
    label: 'Standard deviation of exit times',
    help: 'Standard deviation of the age at exit before truncation.',
    actsIn: 'Exit month of each position',
    effect: 'Spreads the exits; 0 puts them all at the mean.',
    example: 2,
    when: TIMED,
  }),
  number('exit_year_skew', {
    min: -3,
    max: 3,
    step: 0.1,
    unit: 'skewness',
    label: 'Skewness of exit times',
    help: 'Skewness of the age at exit before truncation (Pearson III); 0 is a normal.',
    actsIn: 'Exit month of each position',
    effect: 'Positive: most exits come early and some very late.',
    example: 0,
    when: TIMED,
  }),
  number('early_exit_probability', {
    min: 0,
    max: 1,
    step: 0.01,
    unit: 'probability',
    label: 'Early exits',
    help: 'Chance of an exit at an even time in the first two years instead.',
    actsIn: 'Exit month of each position',
    effect: 'More money comes back early, before it has earned much.',
    example: 0,
    when: TIMED,
  }),
];
