import { text } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** Axes of the efficient frontier. */
export const FRONTIER_GROUP = defineGroup({
  id: 'frontier',
  title: 'Frontier',
  summary: 'The two figures that decide which strategies are efficient.',
  parameters: [
    text('return_metric', {
      minLength: 1,
      maxLength: 60,
      unit: 'text',
      label: 'Return metric',
      help: 'Figure on the vertical axis, `metric.statistic`: more is better.',
      actsIn: 'Efficient frontier of a sweep',
      effect: 'Another figure may make other strategies efficient.',
      example: 'net_irr.mean',
    }),
    text('risk_metric', {
      minLength: 1,
      maxLength: 60,
      unit: 'text',
      label: 'Risk metric',
      help: 'Figure on the horizontal axis, `metric.statistic`: less is better.',
      actsIn: 'Efficient frontier of a sweep',
      effect: 'Another figure may make other strategies efficient.',
      example: 'loss.es_95',
    }),
  ],
});
