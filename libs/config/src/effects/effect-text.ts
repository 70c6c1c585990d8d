import type { JsonValue } from '../json-value';
import { PARAMETER_EFFECTS } from '.';
import { effectOutcome, type EffectOutcome, type EffectOutput, type ParameterEffect } from './parameter-effect';

const MAX_VALUE = 48;

const BY_PARAMETER = new Map(PARAMETER_EFFECTS.map((effect) => [effect.of, effect]));

/** The effect of a parameter, by its path in the registry. */
export function findEffect(path: string): ParameterEffect | undefined {
  return BY_PARAMETER.get(path);
}

/**
 * The effect in words, as the test checks it.
 * Example: `Set to 0.08, bridge_interest.mean rises (from preset base).`
 */
export function effectText(effect: ParameterEffect): string {
  const start = `from preset ${effect.preset ?? 'base'}${givenText(effect.given)}`;
  const what = effect.at === undefined || effect.at === effect.of ? 'Set to' : `\`${effect.at}\` set to`;
  return `${what} ${valueText(effect.to)}${outcomeText(effectOutcome(effect))} (${start}).`;
}

function outcomeText(outcome: EffectOutcome): string {
  switch (outcome.kind) {
    case 'moves': {
      const verb = { raises: 'rises', lowers: 'falls', changes: 'changes' }[outcome.direction];
      return `, ${outputText(outcome.output)} ${verb}`;
    }
    case 'equals': {
      const becomes = outcome.value === null ? 'is not there' : `becomes ${valueText(outcome.value)}`;
      return `, ${outputText(outcome.output)} ${becomes}`;
    }
    case 'takes_over':
      return `, ${outputText(outcome.output)} becomes what ${outputText(outcome.from)} was`;
    case 'contains':
      return `, ${outputText(outcome.output)} shows \`${outcome.text}\``;
    case 'refused':
      return ` it is refused as ${outcome.code}`;
  }
}

function outputText(output: EffectOutput): string {
  if (!output.includes(':')) return `\`${output}\``;
  const [source = '', place = ''] = output.split(':');
  const where = {
    trace: 'in the trace',
    results: 'in the results',
    sweep: 'in results.json',
    bundle: 'of the bundle',
    log: 'count of log lines',
  };
  return `\`${place}\` ${Reflect.get(where, source) as string}`;
}

function givenText(given: ParameterEffect['given'] = {}): string {
  const names = Object.keys(given);
  if (names.length === 0) return '';
  return ` with ${names.map((name) => `\`${name}\` ${valueText(given[name] ?? null)}`).join(', ')}`;
}

/** A value in short: lists and objects that are long are only named. */
function valueText(value: JsonValue): string {
  const text = JSON.stringify(value);
  if (text.length <= MAX_VALUE) return `\`${text}\``;
  return Array.isArray(value) ? `a list of ${value.length}` : 'another value';
}
