import type { FieldError, SweepConfigSource } from '@ihome/config';
import { readAxis, type AxisDeclaration } from './axis-declaration';
import { MAX_NAME, readDesign, type Design } from './design-declaration';
import { DocumentFindings } from './document-findings';
import { readGoal, type Goal } from '../goal-seek/goal-declaration';

/** How urgent a sweep is. */
export type Priority = 'batch' | 'interactive';

/** A sweep document whose shape is sound; its values are not checked yet. */
export interface SweepDocument {
  readonly name: string | undefined;
  readonly source: SweepConfigSource;
  readonly axes: readonly AxisDeclaration[];
  readonly design: Design;
  /** What must hold for every strategy, as written. */
  readonly constraints: readonly string[];
  /** What is sought along one of the axes. */
  readonly goal: Goal | undefined;
  readonly tags: readonly string[];
  readonly priority: Priority;
}

const MEMBERS = [
  ...['name', 'preset', 'overrides', 'config'],
  ...['axes', 'design', 'constraints', 'goal', 'tags', 'priority'],
] as const;
const MAX_TAG = 60;

/** Most constraints of a sweep. */
const MAX_CONSTRAINTS = 100;
const MAX_CONSTRAINT = 300;

/** Reads a document's shape: the document, and everything that is wrong with it (then the document is of no use). */
export function readSweepDocument(input: unknown): {
  readonly document: SweepDocument;
  readonly errors: readonly FieldError[];
} {
  const findings = new DocumentFindings();
  const body = findings.object(input, [], MEMBERS) ?? {};
  const { name, preset, overrides, config, constraints = [], tags = [], priority = 'batch' } = body;
  if (priority !== 'batch' && priority !== 'interactive') {
    findings.add(['priority'], 'not_one_of', 'must be one of batch, interactive');
  }
  const space = readSpace(findings, body);
  const document: SweepDocument = {
    name: name === undefined ? undefined : findings.text(name, ['name'], { max: MAX_NAME }),
    source: { config, preset, overrides },
    ...space,
    constraints: readConstraints(findings, constraints),
    goal: readGoal(findings, body['goal'], space),
    tags: findings.list(tags, ['tags']).flatMap((tag, i) => findings.text(tag, ['tags', i], { max: MAX_TAG }) ?? []),
    priority: priority === 'interactive' ? 'interactive' : 'batch',
  };
  return { document, errors: findings.errors };
}

/** Design and axes: which axes are sound depends on the design. */
function readSpace(
  findings: DocumentFindings,
  { axes: declared = [], design: declaredDesign = { kind: 'grid' } }: Record<string, unknown>,
): Pick<SweepDocument, 'axes' | 'design'> {
  const design = readDesign(findings, declaredDesign);
  const stepped = design.kind === 'grid';
  const items = findings.list(declared, ['axes']);
  const axes = items.flatMap((axis, i) => readAxis(findings, axis, { keys: ['axes', i], stepped }) ?? []);
  if (design.kind === 'list' && items.length > 0) {
    findings.add(['axes'], 'cross_field', 'a list design names its strategies one by one: leave axes out');
  }
  if (design.kind !== 'list' && design.kind !== 'grid' && Array.isArray(declared) && items.length === 0) {
    findings.add(['axes'], 'required', `a ${design.kind} design needs axes to draw from`);
  }
  return { axes, design };
}

function readConstraints(findings: DocumentFindings, input: unknown): readonly string[] {
  const items = findings.list(input, ['constraints']);
  if (items.length > MAX_CONSTRAINTS) {
    findings.add(['constraints'], 'too_long', `must hold at most ${MAX_CONSTRAINTS}, not ${items.length}`);
    return [];
  }
  return items.flatMap((text, i) => findings.text(text, ['constraints', i], { max: MAX_CONSTRAINT }) ?? []);
}

/** The goal of a document that was accepted; undefined for none. */
export function goalOf(document: unknown): Goal | undefined {
  return readSweepDocument(document).document.goal;
}
