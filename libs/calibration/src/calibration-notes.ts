import type { CalibrationReport } from './calibration-report';
import { MATCHED_HORIZONS } from './statistics/horizon';

const MAX_ZONES = 16;

/** A monthly pull below this is none: its half life is 50,000 years. */
const NO_PULL = 1e-6;

/** Sentences that a reader of the figures needs: how little a decade tells, what was left out, repaired or cannot be used. */
export function calibrationNotes(
  report: Omit<CalibrationReport, 'notes'>,
  pairs: readonly (readonly (number | null)[])[],
): readonly string[] {
  const { zones, correlation, backTest } = report;
  const longest = Math.max(...zones.map(({ months }) => months));
  const years = Math.floor(longest / 12);
  const decades = Math.floor(years / 10);
  const notes = [
    `${years} years hold ${decades === 1 ? 'one decade' : `${decades} decades`} side by side: ten-year figures rest on ` +
      'no more independent observations than that, and zones move together. Standard errors at that horizon are too small.',
    'Such an index is a moving average and carries noise of its own. One-step likelihood takes both for the model’s, so the fit of ' +
      'momentum also matches the 1-, 5- and 10-year standard deviations; the information criteria judge one-step likelihood alone.',
  ];
  for (const { zone, months, deviations } of zones) {
    const missing = MATCHED_HORIZONS.filter((horizon) => !deviations.some(({ years: y }) => 12 * y === horizon));
    if (missing.length === 0) continue;
    const spans = missing.map((horizon) => `${horizon / 12}`).join(' and ');
    notes.push(
      `${zone}: ${months} months of returns are too few for the ${spans}-year standard deviation (two spans are needed).`,
    );
  }
  const free = zones.filter(({ momentum }) => momentum.errorCorrection.value < NO_PULL).map(({ zone }) => zone);
  if (free.length > 0) {
    notes.push(
      `No pull to the trend is found (error_correction 0, the bound, so its standard error is one-sided): ${free.join(', ')}.`,
    );
  }
  const unknown = pairs.flatMap((row, i) => row.filter((value, j) => j < i && value === null)).length;
  if (unknown > 0) notes.push(`${unknown} pairs of zones have too few months in common and take the mean correlation.`);
  if (correlation.repaired) {
    const value = correlation.smallestEigenvalue.toExponential(2);
    notes.push(
      `The correlations, estimated pair by pair, are not positive semi-definite (smallest eigenvalue ${value}): spectral repair was used.`,
    );
  }
  if (zones.length > MAX_ZONES) {
    notes.push(`A configuration has at most ${MAX_ZONES} zones: choose among these ${zones.length} with --zones.`);
  }
  if (backTest.length === 0)
    notes.push('No back-test: it needs ten years of history before a first origin, and a year after it.');
  return notes;
}
