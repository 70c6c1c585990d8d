/** When a figure of the engine agrees with the reference model's. */
import type { SimulationConfig } from '@ihome/config';
import type { PathMetric } from '@ihome/engine';
import type { Figure } from './metrics';

/** Relative tolerance of every figure. */
const RELATIVE_TOLERANCE = 1e-9;
/** What rounding may add, as a part of the scale of the figure: commitments, home value, or 1. */
export const ROUNDING = 1e-12;

/** A figure on which engine and reference disagree. */
export interface Difference {
  readonly path: number;
  readonly figure: string;
  readonly reference: unknown;
  readonly engine: unknown;
}

/** Takes a disagreement down. */
export type Report = (figure: string, values: { readonly reference: unknown; readonly engine: unknown }) => void;

/** Whether two figures agree: numbers to tolerance, all else exactly. */
export function agree(reference: unknown, engine: unknown, scale: number): boolean {
  if (typeof reference !== 'number' || typeof engine !== 'number') return reference === engine;
  const size = Math.max(Math.abs(reference), Math.abs(engine));
  return Math.abs(reference - engine) <= RELATIVE_TOLERANCE * size + ROUNDING * scale;
}

/** Scale of a metric: commitments for money, 1 for rates and counts. */
export function scaleOf(config: SimulationConfig, { unit }: PathMetric): number {
  return unit === 'currency' ? config.fund.fund_size : 1;
}

/** Two series, of the reference and of the engine. */
export interface Lists {
  readonly reference: readonly number[];
  readonly engine: readonly number[] | undefined;
  readonly scale: number;
}

/** Reports the first place where two series differ. */
export function compareLists(name: string, { reference, engine, scale }: Lists, report: Report): void {
  if (engine?.length !== reference.length) {
    report(`${name}.length`, { reference: reference.length, engine: engine?.length });
    return;
  }
  const m = reference.findIndex((value, i) => !agree(value, engine[i], scale));
  if (m >= 0) report(`${name}[${m}]`, { reference: reference[m], engine: engine[m] });
}

/** A figure in one form: its number, or the name of the reason why it has none, and all roots when there are several. */
export interface PlainFigure {
  readonly value: number | string;
  readonly roots: readonly number[];
}

/** Reports a figure that differs; `engine` without roots is not held against them. */
export function compareFigure(
  name: string,
  {
    reference,
    engine,
    scale,
  }: { readonly reference: Figure | undefined; readonly engine: PlainFigure; readonly scale: number },
  report: Report,
): void {
  const expected = plain(reference);
  if (!agree(expected.value, engine.value, scale)) report(name, { reference: expected.value, engine: engine.value });
  if (engine.roots.length === 0) return;
  compareLists(`${name}.roots`, { reference: expected.roots, engine: engine.roots, scale: 1 }, report);
}

function plain(figure: Figure | undefined): PlainFigure {
  if (figure === undefined) return { value: 'no such figure', roots: [] };
  if (typeof figure === 'number') return { value: figure, roots: [] };
  if (figure.status === 'total_loss') return { value: figure.value, roots: [] };
  return { value: figure.status, roots: figure.status === 'multiple_roots' ? figure.roots : [] };
}
