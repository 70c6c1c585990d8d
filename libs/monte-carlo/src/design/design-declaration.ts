import { isPlainObject, type PathKeys } from '@ihome/config';
import { MAX_SEED } from '@ihome/engine';
import type { DocumentFindings } from './document-findings';
import { SAMPLED_KINDS, type SampledKind } from './unit-points';

/** One strategy of a list design. */
export interface ListedStrategy {
  readonly name: string | undefined;
  /** Parameter path → value. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** Points of the space that the axes span. */
export interface SampledDesign {
  readonly kind: SampledKind;
  /** Points taken, before any is dropped. */
  readonly samples: number;
  /** Of the design alone; paths have `monte_carlo.seed`. */
  readonly seed: number;
}

/** How strategies are made. */
export type Design =
  { readonly kind: 'grid' } | { readonly kind: 'list'; readonly strategies: readonly ListedStrategy[] } | SampledDesign;

/** Longest name of a sweep or a strategy. */
export const MAX_NAME = 120;

const GRID: Design = { kind: 'grid' };
const KINDS: readonly string[] = ['grid', 'list', ...SAMPLED_KINDS];

/** Reads `design`; a grid in place of one that can't be read. */
export function readDesign(findings: DocumentFindings, input: unknown): Design {
  const kind = isPlainObject(input) ? input['kind'] : undefined;
  const sampled = SAMPLED_KINDS.find((known) => known === kind);
  const design = findings.object(input, ['design'], membersOf(kind));
  if (design === undefined || kind === 'grid') return GRID;
  if (sampled !== undefined) {
    const samples = findings.whole(design['samples'], ['design', 'samples'], { min: 1 });
    const seed = findings.whole(design['seed'], ['design', 'seed'], { min: 0, max: MAX_SEED });
    return { kind: sampled, samples: samples ?? 1, seed: seed ?? 0 };
  }
  if (kind !== 'list') {
    const code = kind === undefined ? 'required' : 'not_one_of';
    findings.add(['design', 'kind'], code, `must be one of ${KINDS.join(', ')}`);
    return GRID;
  }
  const strategies = findings.list(design['strategies'], ['design', 'strategies']);
  if (Array.isArray(design['strategies']) && strategies.length === 0) {
    findings.add(['design', 'strategies'], 'too_short', 'must hold at least one strategy');
  }
  return {
    kind: 'list',
    strategies: strategies.flatMap((strategy, i) => readListed(findings, strategy, ['design', 'strategies', i]) ?? []),
  };
}

/** Members of a design of a kind; of one that is not known, all that any has. */
function membersOf(kind: unknown): readonly string[] {
  if (kind === 'grid') return ['kind'];
  if (kind === 'list') return ['kind', 'strategies'];
  const sampled = ['kind', 'samples', 'seed'];
  return SAMPLED_KINDS.some((known) => known === kind) ? sampled : [...sampled, 'strategies'];
}

function readListed(findings: DocumentFindings, input: unknown, keys: PathKeys): ListedStrategy | undefined {
  const strategy = findings.object(input, keys, ['name', 'set']);
  if (strategy === undefined) return undefined;
  const { name, set = {} } = strategy;
  if (!isPlainObject(set)) return findings.add([...keys, 'set'], 'wrong_type', 'must be an object of parameter: value');
  return { name: name === undefined ? undefined : findings.text(name, [...keys, 'name'], { max: MAX_NAME }), set };
}
