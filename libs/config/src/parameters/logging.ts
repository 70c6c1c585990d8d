import { toggle } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** What a run writes into the log. */
export const LOGGING_GROUP = defineGroup({
  id: 'logging',
  title: 'Logging',
  summary: 'What a run writes into the log.',
  parameters: [
    toggle('debug', {
      unit: 'bool',
      label: 'Debug lines',
      help: 'Debug lines for this run, whatever the log level of the processes; of a sweep its base configuration decides.',
      actsIn: 'Log of API, workers and reducer',
      effect: 'No figure depends on it: each chunk, partial and step of the reduction leaves a line with its time.',
      example: true,
    }),
  ],
});
