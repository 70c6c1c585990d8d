/**
 * No dead parameter: for every row of `PARAMETER_EFFECTS` the parameter is changed from a configuration in which it is live, on the
 * same random numbers, and the named output moves the way, or becomes what the row (and with it docs/parameters.md) says.
 */
import {
  checkParameter,
  EFFECT_RUN,
  effectOutcome,
  type EffectOutcome,
  findPreset,
  getParameter,
  PARAMETER_EFFECTS,
  PARAMETERS,
  parseConfig,
  setParameter,
  type JsonValue,
  type ParameterEffect,
  type SimulationConfig,
} from '@ihome/config';
import { EffectRun } from './effect-outputs.fixture';

const groupOf = ({ of }: ParameterEffect): string => (of.includes('.') ? of.slice(0, of.indexOf('.')) : 'document');
const groups = [...new Set(PARAMETER_EFFECTS.map(groupOf))];

describe('table of effects', () => {
  it('has a row for every parameter of the registry', () => {
    const described = new Set(PARAMETER_EFFECTS.map(({ of }) => of));
    const missing = PARAMETERS.filter(({ path }) => !described.has(path)).map(({ path, group }) => {
      const file = `libs/config/src/effects/${group === '' ? 'document' : group.replaceAll('_', '-')}-effects.ts`;
      return `${path} has no effect: add { of: '${path}', to: CHANGED VALUE, raises|lowers: 'net_irr.mean' } (or makes … equal, puts … into) to ${file} (risk, stress, sensitivity, frontier and reporting: results-effects.ts; monte_carlo: sampling-effects.ts), with given: {…} where it is live and at: '…' for a zone or an item; then npm run generate`;
    });
    expect(missing).toEqual([]);
  });

  it('has one row a parameter, and none for what is no parameter', () => {
    const paths = PARAMETERS.map(({ path }) => path);
    const rows = PARAMETER_EFFECTS.map(({ of }) => of);
    expect(rows.filter((of) => !paths.includes(of))).toEqual([]);
    expect(rows.filter((of, i) => rows.indexOf(of) !== i)).toEqual([]);
  });

  it('says which way, but for what has none', () => {
    const undirected = PARAMETER_EFFECTS.filter((effect) => 'changes' in effect).map(({ of }) => of);
    expect(undirected).toEqual(['monte_carlo.seed']);
  });

  it('changes the parameter that the row names', () => {
    const elsewhere = PARAMETER_EFFECTS.filter(({ of, at }) => {
      if (at === undefined) return false;
      const place = at.replace(/\[\d+\]/g, '[]');
      return !(
        place === of ||
        of === `${place}.{zone}` ||
        of.startsWith(`${place}.`) ||
        of.startsWith(`${place}[].`) ||
        of.replace(/\.\{zone\}$/, '') === place.replace(/\.\w+$/, '')
      );
    });
    expect(elsewhere).toEqual([]);
  });
});

describe.each(groups)('parameters of %s', (group) => {
  const effects = PARAMETER_EFFECTS.filter((effect) => groupOf(effect) === group);
  it.each(effects.map((effect) => [effect.of, effect] as const))('%s', async (_path, effect) => {
    const before = startOf(effect);
    const at = placeOf(effect);
    const outcome = effectOutcome(effect);
    if (outcome.kind === 'refused') {
      expect(checkParameter(before, at, effect.to).map(({ code }) => code)).toContain(outcome.code);
      return;
    }
    expect(JSON.stringify(getParameter(before, at))).not.toBe(JSON.stringify(effect.to));
    const after = parseConfig(setParameter(before, at, effect.to));
    await expectOutcome(outcome, runOf(before, effect.axis), new EffectRun(after, effect.axis));
  });
});

/** The output is, after the change, what the outcome says, and was not before it. */
async function expectOutcome(
  outcome: Exclude<EffectOutcome, { kind: 'refused' }>,
  before: EffectRun,
  after: EffectRun,
): Promise<void> {
  const was = await before.read(outcome.output);
  const is = await after.read(outcome.output);
  switch (outcome.kind) {
    case 'moves':
      expect({ was, is, does: movement(was, is) }).toMatchObject({ does: expect.arrayContaining([outcome.direction]) });
      return;
    case 'equals':
      expect(was).not.toEqual(outcome.value);
      expect(is).toEqual(outcome.value);
      return;
    case 'takes_over': {
      const taken = await before.read(outcome.from);
      expect(typeof taken).toBe('number');
      expect(was).not.toBe(taken);
      expect(is).toBe(taken);
      return;
    }
    case 'contains':
      expect(was).not.toContain(outcome.text);
      expect(is).toContain(outcome.text);
  }
}

/** Directions of a change that the values show; none when nothing changed. */
function movement(was: unknown, is: unknown): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (typeof was !== 'number' || typeof is !== 'number') return ['changes'];
  return ['changes', is > was ? 'raises' : 'lowers'];
}

function placeOf({ of, at }: ParameterEffect): string {
  return at ?? of;
}

function startOf({ preset = 'base', given = {} }: ParameterEffect): SimulationConfig {
  const found = findPreset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  const settings: readonly (readonly [string, JsonValue])[] = Object.entries({ ...EFFECT_RUN, ...given });
  const config = settings.reduce((made, [path, value]) => setParameter(made, path, value), found.config);
  return parseConfig(config);
}

/** Runs of the starting points, which many rows share. */
const kept = new Map<string, EffectRun>();

function runOf(config: SimulationConfig, axis: ParameterEffect['axis']): EffectRun {
  const key = JSON.stringify([config, axis]);
  const run = kept.get(key) ?? new EffectRun(config, axis);
  kept.set(key, run);
  return run;
}
