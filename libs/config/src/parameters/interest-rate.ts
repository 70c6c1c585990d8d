import { choice, number } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

const RATE = 'Short rate of each month';
const MOVING = { parameter: 'interest_rate.model', is: ['vasicek', 'cir'] } as const;

/** The short rate, which moves buy-outs. */
export const INTEREST_RATE_GROUP = defineGroup({
  id: 'interest_rate',
  title: 'Interest rate',
  summary: 'The short rate: how it moves, and how it goes with home prices.',
  parameters: [
    choice('model', {
      values: ['constant', 'vasicek', 'cir'],
      unit: 'enum',
      label: 'Rate model',
      help: 'Model of the short rate.',
      actsIn: RATE,
      effect:
        'Constant keeps the initial rate; Vasicek returns to a mean and may turn negative; CIR does not, and moves less when low.',
      example: 'vasicek',
    }),
    number('base_rate_initial', {
      min: -0.02,
      max: 0.3,
      step: 0.0025,
      unit: 'fraction p.a.',
      label: 'Initial rate',
      help: 'Short rate at month 0.',
      actsIn: RATE,
      effect: 'Above the long-run level, rates fall on average and buy-outs speed up.',
      example: 0.043,
    }),
    number('long_term_mean', {
      min: -0.02,
      max: 0.3,
      step: 0.0025,
      unit: 'fraction p.a.',
      label: 'Long-run level',
      help: 'Level the rate returns to.',
      actsIn: RATE,
      effect: 'Higher slows buy-outs of early vintages.',
      example: 0.035,
      when: MOVING,
    }),
    number('mean_reversion', {
      min: 0,
      max: 5,
      step: 0.05,
      unit: 'per year',
      label: 'Mean reversion',
      help: 'Speed at which the rate returns to its long-run level.',
      actsIn: RATE,
      effect: 'Higher keeps the rate closer to its level.',
      example: 0.2,
      when: MOVING,
    }),
    number('volatility', {
      min: 0,
      max: 0.2,
      step: 0.001,
      unit: 'fraction p.a.',
      label: 'Rate volatility',
      help: 'Volatility of the short rate: absolute under Vasicek, per square root of the rate under CIR.',
      actsIn: RATE,
      effect: 'Widens the spread of rates and with it of buy-outs.',
      example: 0.01,
      when: MOVING,
    }),
    number('price_correlation', {
      min: -1,
      max: 1,
      step: 0.05,
      unit: 'correlation',
      label: 'Correlation with prices',
      help: 'Correlation of rate shocks with the national price factor.',
      actsIn: RATE,
      effect: 'Negative: rates tend to rise when prices fall.',
      example: -0.2,
      when: MOVING,
    }),
  ],
});
