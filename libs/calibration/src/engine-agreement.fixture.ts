import { log } from '@ihome/engine';

import type { RegimeOrigin } from './back-test/closed-forecasts';
import type { CalibrationReport, ZoneCalibration } from './calibration-report';

/** Monthly moments of a zone's regimes, and where the chain stands, out of a report. */
export function regimeMomentsOf(
  { regimes }: ZoneCalibration,
  { leave, slumpAtEnd }: CalibrationReport['regimes'],
): RegimeOrigin {
  const moments = ({ growth, volatility }: ZoneCalibration['regimes'][0]) => ({
    mean: (log(1 + growth.value) - (volatility.value * volatility.value) / 2) / 12,
    deviation: volatility.value / Math.sqrt(12),
  });
  return {
    moments: [moments(regimes[0]), moments(regimes[1])],
    leave: [leave[0].value, leave[1].value],
    regime: slumpAtEnd > 0.5 ? 1 : 0,
  };
}
