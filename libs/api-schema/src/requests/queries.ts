import { z } from 'zod';
import { sweepState } from '../resources/sweep';

/** Items of a page when `limit` is not given. */
export const DEFAULT_PAGE_LIMIT = 50;

const MAX_PAGE_LIMIT = 100;
const MAX_TEXT = 200;

const limit = z
  .string()
  .regex(/^\d{1,3}$/, { error: `must be an integer from 1 to ${MAX_PAGE_LIMIT}` })
  .transform(Number)
  .refine((value) => value >= 1 && value <= MAX_PAGE_LIMIT, { error: `must be an integer from 1 to ${MAX_PAGE_LIMIT}` })
  .default(DEFAULT_PAGE_LIMIT)
  .meta({
    description: 'Items on a page',
    override: { type: 'integer', minimum: 1, maximum: MAX_PAGE_LIMIT, default: DEFAULT_PAGE_LIMIT },
  });

const WITHOUT_NUL = /^[^\u0000]*$/;
const word = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .regex(WITHOUT_NUL, { error: 'must not contain the character NUL' })
  .optional();
const cursor = z.string().max(MAX_TEXT).optional().meta({ description: '`next_cursor` of the page before' });

/** Query of the list of sweeps. */
export const listSweepsQuery = z.strictObject({
  limit,
  cursor,
  state: sweepState.optional(),
  tag: word,
  name: word.meta({ description: 'Equal to the name' }),
  text: word.meta({ description: 'Contained in name or a tag, whatever the case' }),
});

/** Query of the list of strategies. */
export const listStrategiesQuery = z.strictObject({ limit, cursor });
