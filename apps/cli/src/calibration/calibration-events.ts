import type { CalibrationReport } from '@ihome/calibration';
import type { OutputEvent } from '../terminal/output';

/** A calibration as JSON lines: the table's gaps, a line a zone, regimes, correlation, a line a score of the back-test, notes. */
export function calibrationEvents(report: CalibrationReport): readonly OutputEvent[] {
  const { from, to, gaps, zones, regimes, bootstrapBlockMonths, correlation, backTest, notes } = report;
  return [
    ...gaps.map((gap) => ({ event: 'gap', ...gap })),
    ...zones.map((zone) => ({ event: 'zone', ...snakeKeys(zone) })),
    { event: 'regimes', ...snakeKeys(regimes) },
    { event: 'bootstrap', ...snakeKeys({ blockMonths: bootstrapBlockMonths }) },
    { event: 'correlation', ...snakeKeys({ zones: zones.map(({ zone }) => zone), ...correlation }) },
    ...backTest.map((score) => ({ event: 'back_test', ...snakeKeys(score) })),
    { event: 'notes', from, to, notes },
  ];
}

/** Member names in snake_case, throughout. */
function snakeKeys(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeValue(member),
    ]),
  );
}

function snakeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeValue);
  return typeof value === 'object' && value !== null ? snakeKeys(value) : value;
}
