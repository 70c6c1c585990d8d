import { numbers, text } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** What the report shows. */
export const REPORTING_GROUP = defineGroup({
  id: 'reporting',
  title: 'Reporting',
  summary: 'What the report shows.',
  parameters: [
    numbers('percentiles', {
      min: 0,
      max: 1,
      step: 0.05,
      minItems: 1,
      maxItems: 19,
      increasing: true,
      unit: 'fractions',
      label: 'Percentiles',
      help: 'Bands of the fan charts.',
      actsIn: 'Report and cash-flow table',
      effect: 'More bands show more of the spread.',
      example: [0.05, 0.25, 0.5, 0.75, 0.95],
    }),
    text('title', {
      maxLength: 120,
      optional: true,
      unit: 'text',
      label: 'Title',
      help: 'Title of the report, may be absent.',
      actsIn: 'Report',
      effect: 'No figure depends on it; without it the report carries the name of the sweep.',
      example: 'Investment committee, third quarter',
    }),
  ],
});
