import { choices, numbers, text } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';
import { ALL_SECTIONS, REPORT_SECTIONS } from '../report-section';

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
    choices('sections', {
      values: [ALL_SECTIONS, ...REPORT_SECTIONS],
      unit: 'list',
      label: 'Sections',
      help: 'Parts of the report that are shown between the headline and the definitions; `all` alone shows every part.',
      actsIn: 'Report',
      effect:
        'Parts that are not listed are left out of the page; no figure depends on it, and the other files hold all.',
      example: ['frontier', 'guardrails'],
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
