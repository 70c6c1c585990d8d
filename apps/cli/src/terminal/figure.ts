import type { MissingFigure } from '@ihome/monte-carlo';
import { multiple, percent } from '@ihome/report';

type Figure = number | MissingFigure;

const NONE = 'n/a';

/** A fraction as per cent, or that there is none. */
export function percentOf(figure: Figure): string {
  return typeof figure === 'number' ? percent(figure) : NONE;
}

/** A multiple, or that there is none. */
export function multipleOf(figure: Figure): string {
  return typeof figure === 'number' ? multiple(figure) : NONE;
}

/** `8.12% ± 0.05%`. */
export function percentWithError(figure: Figure, error: Figure): string {
  return typeof error === 'number' ? `${percentOf(figure)} ± ${percent(error)}` : percentOf(figure);
}
