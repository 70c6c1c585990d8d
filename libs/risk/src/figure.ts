/** Why there is no figure. */
export interface MissingFigure {
  readonly status: 'not_applicable' | 'undefined';
  readonly reason: string;
}

/** A number, or why there is none; never 0 or NaN in its place. */
export type Figure = number | MissingFigure;

/** An estimate with the interval that holds the true value with the asked confidence. */
export interface Estimate {
  readonly value: Figure;
  readonly low: Figure;
  readonly high: Figure;
}

/** A figure that can't be computed from what there is. */
export function undefinedFigure(reason: string): MissingFigure {
  return { status: 'undefined', reason };
}

/** A figure that has no meaning for this strategy. */
export function notApplicable(reason: string): MissingFigure {
  return { status: 'not_applicable', reason };
}

/** Whether there is a number. */
export function isNumber(figure: Figure): figure is number {
  return typeof figure === 'number';
}

/** value ± halfWidth, or the reason for all three when one is missing. */
export function plusMinus(value: Figure, halfWidth: Figure): Estimate {
  if (!isNumber(value)) return { value, low: value, high: value };
  if (!isNumber(halfWidth)) return { value, low: halfWidth, high: halfWidth };
  return { value, low: value - halfWidth, high: value + halfWidth };
}
