import { presets } from './presets';
import { mergeConfig } from './merge-config';
import { REPORT_SECTIONS, shownSections } from './report-section';
import { validateConfig } from './validation/validate-config';

const errorsOf = (sections: unknown) =>
  validateConfig(mergeConfig(presets[0]?.config ?? {}, { reporting: { sections } })).errors;

describe('sections of the report', () => {
  it('are all of them for the word all, else those listed, in the order of the page', () => {
    expect(shownSections(['all'])).toEqual(REPORT_SECTIONS);
    expect(shownSections(['configuration', 'frontier'])).toEqual(['frontier', 'configuration']);
    expect(shownSections([])).toEqual([]);
  });

  it('are refused at their place with the closest name when there is no such section', () => {
    expect(errorsOf(['stress', 'guardrail'])).toEqual([
      expect.objectContaining({
        pointer: '/reporting/sections/1',
        code: 'not_one_of',
        message: expect.stringMatching(/must be one of all, frontier, .* did you mean guardrails\?$/) as string,
      }),
    ]);
  });

  it('are refused when they are listed twice', () => {
    const repeated = expect.objectContaining({ pointer: '/reporting/sections/2', code: 'not_unique' }) as unknown;
    expect(errorsOf(['stress', 'frontier', 'stress'])).toEqual([repeated]);
  });
});
