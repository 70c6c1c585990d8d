/**
 * No dead parameter: for every row of `PARAMETER_EFFECTS` the parameter is changed from a configuration in which it is live, on the
 * same random numbers, and the named output moves the way the row (and with it docs/parameters.md) says.
 */
import {
  checkParameter,
  EFFECT_RUN,
  effectOutcome,
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
      return `${path} has no effect: add { of: '${path}', to: CHANGED VALUE, raises|lowers|changes: 'net_irr.mean' } to ${file} (risk, stress, sensitivity, frontier and reporting: results-effects.ts; monte_carlo: sampling-effects.ts), with given: {…} where it is live and at: '…' for a zone or an item; then npm run generate`;
    });
    expect(missing).toEqual([]);
  });

  it('has one row a parameter, and none for what is no parameter', () => {
    const paths = PARAMETERS.map(({ path }) => path);
    const rows = PARAMETER_EFFECTS.map(({ of }) => of);
    expect(rows.filter((of) => !paths.includes(of))).toEqual([]);
    expect(rows.filter((of, i) => rows.indexOf(of) !== i)).toEqual([]);
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
    const values = {
      before: await runOf(before, effect.axis).read(outcome.output),
      after: await new EffectRun(after, effect.axis).read(outcome.output),
    };
    expect({ ...values, does: movement(values) }).toMatchObject({ does: expect.arrayContaining([outcome.direction]) });
  });
});

/** Directions of a change that the values show; none when nothing changed. */
function movement({ before, after }: { readonly before: unknown; readonly after: unknown }): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (typeof before !== 'number' || typeof after !== 'number') return ['changes'];
  return ['changes', after > before ? 'raises' : 'lowers'];
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
