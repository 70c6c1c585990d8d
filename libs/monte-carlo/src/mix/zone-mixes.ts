import { moments, notApplicable, type Figure, type MissingFigure } from '@ihome/risk';
import type { InfeasibleMix } from './mix-problem';
import { commonPaths, givenMix, measuredMixes, type MeasuredMixes, type Mix, type MixRules } from './optimal-mixes';
import type { ProgrammeSolver } from './programme-solver';

/** A zone of a strategy: the gross multiple of what was bought there, over the paths that bought something. */
export interface ZoneFigures {
  readonly zone: string;
  /** Configured share. */
  readonly target: number;
  /** Paths that bought something there. */
  readonly n: number;
  readonly multiple: Figure;
  readonly multiple_error: Figure;
  readonly sd: Figure;
}

/** Optimal mixes of the zones of one strategy. */
export interface ZoneMixes extends MeasuredMixes {
  /** In the order of the shares. */
  readonly zones: readonly string[];
  /** The configured shares of these zones, scaled to add up to 1, whatever the bounds, by both measures of risk. */
  readonly configured: { readonly mean_variance: Mix; readonly mean_es: Mix } | MissingFigure;
}

/** A strategy with its zones and their mixes. */
export interface StrategyZoneMixes {
  readonly index: number;
  readonly zones: readonly ZoneFigures[];
  readonly mixes: ZoneMixes | InfeasibleMix | MissingFigure;
}

/** The zones of a strategy, in its order. */
export interface ZoneMixRequest extends MixRules {
  readonly zones: readonly string[];
  /** Configured shares. */
  readonly targets: readonly number[];
  /** [zone][path]: cash to advances; NaN on a path that bought nothing there. */
  readonly multiples: readonly Float64Array[];
}

/**
 * Optimal mixes of the zones of a strategy by the gross multiple of their positions, with shares of the sum advanced. Zones that no path
 * bought in are left out; below two zones there is nothing to mix. Source: docs/model/comparison.md. Verified by `zone-mixes.spec.ts`.
 */
export function zoneMixes(request: ZoneMixRequest, solver: ProgrammeSolver): Omit<StrategyZoneMixes, 'index'> {
  const { zones, targets, multiples } = request;
  const own = multiples.map((column) => column.filter((value) => value === value));
  const figures = zones.map((zone, z): ZoneFigures => {
    const { mean, standardError, sd } = moments(own[z]!);
    return { zone, target: targets[z]!, n: own[z]!.length, multiple: mean, multiple_error: standardError, sd };
  });
  const bought = [...zones.keys()].filter((z) => own[z]!.length > 0);
  return { zones: figures, mixes: mixesOf(bought, request, solver) };
}

function mixesOf(
  bought: readonly number[],
  { zones, targets, multiples, ...rules }: ZoneMixRequest,
  solver: ProgrammeSolver,
): StrategyZoneMixes['mixes'] {
  if (zones.length < 2) return notApplicable('the fund has one zone: there is nothing to mix');
  if (bought.length < 2) return notApplicable(`positions were bought in ${bought.length} of ${zones.length} zones`);
  const common = commonPaths(bought.map((z) => multiples[z]!));
  const mixes = measuredMixes(common, rules, solver);
  if ('status' in mixes) return mixes;
  const target = bought.reduce((sum, z) => sum + targets[z]!, 0);
  const shares = bought.map((z) => targets[z]! / target);
  return {
    zones: bought.map((z) => zones[z]!),
    ...mixes,
    configured: target > 0 ? givenMix(common, shares, rules.level) : notApplicable('no share of these is configured'),
  };
}
