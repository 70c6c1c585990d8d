import type { SimulationConfig } from '@ihome/config';
import {
  createOrderWeightTable,
  harrellDavisQuantile,
  quantile,
  type Figure,
  type OrderWeightTable,
} from '@ihome/risk';

/** The headline estimator of quantiles (risk.quantile_method), and the other one. */
export interface HeadlineQuantile {
  /** The p-quantile by the headline estimator. @param sorted ascending */
  readonly value: (sorted: ArrayLike<number>, p: number) => Figure;
  /** The same by the other one. */
  readonly alternative: (sorted: ArrayLike<number>, p: number) => Figure;
}

/** Estimators that share their weights. */
export function headlineQuantile(
  method: SimulationConfig['risk']['quantile_method'],
  weightsOf: OrderWeightTable = createOrderWeightTable(),
): HeadlineQuantile {
  const harrellDavis = (sorted: ArrayLike<number>, p: number): Figure => harrellDavisQuantile(sorted, { p, weightsOf });
  return method === 'type7'
    ? { value: quantile, alternative: harrellDavis }
    : { value: harrellDavis, alternative: quantile };
}
