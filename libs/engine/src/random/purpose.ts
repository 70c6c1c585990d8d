/**
 * What a random number is for: the second counter word. Numbers of different purposes never share a counter, so adding a draw to one
 * part of the model moves no other. The words are part of the reproducibility contract: add, never renumber. Source: `docs/model/` §10.
 */

/** Monthly market innovations of a zone: entity = zone position, month m at draw (m − 1) >> 2, lane (m − 1) & 3. */
export const PURPOSE_MARKET = 1;

/** Monthly innovations of the short rate: entity 0, months as for the market; entity 1 likewise the second uniform of CIR. */
export const PURPOSE_SHORT_RATE = 2;

/** Common default factor of a fund year y: entity 0, draw (y − 1) >> 2, lane (y − 1) & 3. */
export const PURPOSE_DEFAULT_COMMON = 3;

/** Default factor of a zone in a fund year: entity = zone position, years as for the common factor. */
export const PURPOSE_DEFAULT_ZONE = 4;

/** Origination of a loan: entity = loan number; draw 0 lanes advance, LTV, senior LTV, zone precision; draw 1 lane 0 zone by weights, lane 1 suburb. */
export const PURPOSE_ORIGINATION = 5;

/** Life of a loan: entity = loan number; draw 0 lanes exit time, cause, maturity, maintenance; draw 1 lanes house diffusion, appraisal noise. */
export const PURPOSE_EXIT = 6;

/** Regime of a month: entity 0, month m at draw m >> 2, lane m & 3; month 0 is the draw from the long-run distribution. */
export const PURPOSE_REGIME = 7;

/** Bootstrap of a month m: entity 0, draw (m − 1) >> 1, lanes 2·((m − 1) & 1) for a new block and the next one for its place. */
export const PURPOSE_BOOTSTRAP = 8;

/** Monthly innovations of a suburb: entity = suburb position, months as for the market. */
export const PURPOSE_SUBURB = 9;

/** Scramble of a dimension: first counter word the number of the scramble, entity 0, dimension d at draw d >> 2, lane d & 3. */
export const PURPOSE_SCRAMBLE = 10;

/** Drawn parameters: entity 0, parameter i of the list at draw i >> 2, lane i & 3. */
export const PURPOSE_PARAMETER = 11;
