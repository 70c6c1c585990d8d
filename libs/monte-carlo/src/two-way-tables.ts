import { canonicalJson, getParameter, type SimulationConfig } from '@ihome/config';
import { headlineFigures, type HeadlineFigure } from './analysis/headline-figures';
import type { SoughtResult } from './goal-seek/seek-goal';

/** A numeric axis of a grid. */
export interface TwoWayAxis {
  /** The parameter whose values are shown; those that move with it follow. */
  readonly parameters: readonly string[];
  /** Values of the first parameter, ascending. */
  readonly values: readonly number[];
}

/** One combination of the two axes. */
export interface TwoWayCell {
  /** Positions on the axes. */
  readonly x: number;
  readonly y: number;
  /** Index of the strategy. */
  readonly strategy: number;
  readonly figures: readonly HeadlineFigure[];
}

/** Figures over two axes of a grid, all else held; a combination that a constraint drops has no cell. */
export interface TwoWayTable {
  readonly x: TwoWayAxis;
  readonly y: TwoWayAxis;
  /** Parameters of the other axes with the values they are held at. */
  readonly held: readonly { readonly parameter: string; readonly value: unknown }[];
  /** Index of the strategy that is the base configuration; null where no cell is. */
  readonly base: number | null;
  /** Row by row of y. */
  readonly cells: readonly TwoWayCell[];
}

/** How many numeric axes have a table for each of their pairs. */
const PAIRED_AXES = 3;

/** Parameters that move together, with the values they take together. */
interface MovingParameters {
  readonly parameters: readonly string[];
  /** Canonical JSON of the values, in the order in which strategies have them first. */
  readonly rows: readonly string[];
}

/**
 * A table for each pair of the first three axes of a grid that have several numbers. Each other axis is held at the value of the base
 * configuration where it has that, else at its first. Parameters whose values always go together are one axis.
 *
 * @param strategies all strategies of the grid, which vary the same parameters
 * @param base the base configuration
 */
export function twoWayTables(strategies: readonly SoughtResult[], base: SimulationConfig): TwoWayTable[] {
  const axes = movingParameters(strategies);
  const names = Object.keys(strategies[0]?.parameters ?? {});
  const ofBase = strategies.find((strategy) => rowOf(strategy, names) === baseRow(names, base))?.result.index;
  const numeric = axes.flatMap((axis) => {
    const shown = numericAxis(axis, strategies);
    return shown === null ? [] : [{ axis, shown }];
  });
  const paired = numeric.slice(0, PAIRED_AXES);
  return paired.flatMap((x, i) =>
    paired.slice(i + 1).flatMap((y): TwoWayTable[] => {
      const others = axes.filter((axis) => axis !== x.axis && axis !== y.axis);
      const held = others.map((axis) => ({ axis, row: heldRow(axis, base) }));
      const cells = cellsOf(strategies, { x: x.shown, y: y.shown, held, base });
      const isTable = [cells.map((cell) => cell.x), cells.map((cell) => cell.y)].every((at) => new Set(at).size > 1);
      if (!isTable) return [];
      return [
        {
          x: x.shown,
          y: y.shown,
          held: held.flatMap(({ axis, row }) => valuesOf(axis, row)),
          base: cells.find(({ strategy }) => strategy === ofBase)?.strategy ?? null,
          cells,
        },
      ];
    }),
  );
}

/** Parameters with more than one value; those that determine each other are together. */
function movingParameters(strategies: readonly SoughtResult[]): MovingParameters[] {
  const names = Object.keys(strategies[0]?.parameters ?? {});
  const groups: string[][] = [];
  for (const name of names) {
    const own = distinct(strategies, [name]).length;
    if (own < 2) continue;
    const group = groups.find(([first = '']) => {
      return distinct(strategies, [first]).length === own && distinct(strategies, [first, name]).length === own;
    });
    if (group === undefined) groups.push([name]);
    else group.push(name);
  }
  return groups.map((parameters) => ({ parameters, rows: distinct(strategies, parameters) }));
}

function distinct(strategies: readonly SoughtResult[], parameters: readonly string[]): string[] {
  return [...new Set(strategies.map((strategy) => rowOf(strategy, parameters)))];
}

function rowOf(strategy: Pick<SoughtResult, 'parameters'>, parameters: readonly string[]): string {
  return canonicalJson(parameters.map((path) => strategy.parameters[path] ?? null));
}

function baseRow(parameters: readonly string[], base: SimulationConfig): string {
  return canonicalJson(parameters.map((path) => getParameter(base, path)));
}

/** The axis by its first parameter that is a number everywhere; null where it has none. */
function numericAxis({ parameters }: MovingParameters, strategies: readonly SoughtResult[]): TwoWayAxis | null {
  const first = parameters.find((path) => strategies.every((one) => typeof one.parameters[path] === 'number'));
  if (first === undefined) return null;
  const values = [...new Set(strategies.map((one) => Number(one.parameters[first])))].sort((a, b) => a - b);
  return { parameters: [first, ...parameters.filter((path) => path !== first)], values };
}

/** The row of the base configuration where the axis has it, else the first. */
function heldRow({ parameters, rows }: MovingParameters, base: SimulationConfig): string {
  const ofBase = baseRow(parameters, base);
  return rows.includes(ofBase) ? ofBase : (rows[0] ?? ofBase);
}

function valuesOf({ parameters }: MovingParameters, row: string): TwoWayTable['held'] {
  const values = JSON.parse(row) as readonly unknown[];
  return parameters.map((parameter, i) => ({ parameter, value: values[i] }));
}

interface CellOptions extends Pick<TwoWayTable, 'x' | 'y'> {
  readonly held: readonly { readonly axis: MovingParameters; readonly row: string }[];
  readonly base: SimulationConfig;
}

function cellsOf(strategies: readonly SoughtResult[], { x, y, held, base }: CellOptions): TwoWayCell[] {
  const options = { level: Math.max(...base.risk.confidence_levels), confidence: base.risk.interval_confidence };
  const placed = strategies
    .filter((strategy) => held.every(({ axis, row }) => rowOf(strategy, axis.parameters) === row))
    .map(({ parameters, result }): TwoWayCell => ({
      x: placeOn(x, parameters),
      y: placeOn(y, parameters),
      strategy: result.index,
      figures: headlineFigures(result, options),
    }));
  return placed.sort((a, b) => a.y - b.y || a.x - b.x);
}

function placeOn({ parameters: [first = ''], values }: TwoWayAxis, parameters: SoughtResult['parameters']): number {
  return values.indexOf(Number(parameters[first]));
}
