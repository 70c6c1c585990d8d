import { SimulationError } from '@ihome/config';
import { InvalidArgumentError } from 'commander';
import { parseSetting, type Setting } from '../documents/sweep-document';

/** Reads a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** Reads a number. */
export function anyNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

/** Collects `--set path=value`, one or many. */
export function collectSettings(text: string, before: readonly Setting[]): readonly Setting[] {
  try {
    return [...before, parseSetting(text)];
  } catch (error) {
    if (error instanceof SimulationError) throw new InvalidArgumentError(error.detail);
    throw error;
  }
}
