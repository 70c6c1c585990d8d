import type { JsonValue } from '@ihome/config';
import { z } from 'zod';

/** Any JSON value. */
export const jsonValue: z.ZodType<JsonValue> = z.json();

/** Any JSON object. */
export const jsonObject = z.record(z.string(), jsonValue);

/** Why there is no figure. */
export const missingFigure = z
  .strictObject({ status: z.enum(['not_applicable', 'undefined']), reason: z.string() })
  .meta({ id: 'MissingFigure', description: 'Why there is no figure' });

/** A finite number, or why there is none. */
export const figure = z
  .union([z.number(), missingFigure])
  .meta({ id: 'Figure', description: 'A number, or why there is none' });

/** A number with its interval at `risk.interval_confidence`. */
export const estimate = z
  .strictObject({ value: figure, low: figure, high: figure })
  .meta({ id: 'Estimate', description: 'A figure with its confidence interval' });

/** RFC 3339 time in UTC. */
export const timestamp = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256, hexadecimal' });

/** UUIDv7 of a sweep. */
export const sweepId = z.uuid().meta({ description: 'UUIDv7', example: '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e' });
