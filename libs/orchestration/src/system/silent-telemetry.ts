import type { Telemetry } from '../ports/telemetry';

/** Takes everything and keeps nothing. */
export const silentTelemetry: Telemetry = {
  count: () => undefined,
  gauge: () => undefined,
  observe: () => undefined,
  log: () => undefined,
};
