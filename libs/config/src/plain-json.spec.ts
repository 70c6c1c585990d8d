import { plainJson } from './plain-json';

describe('plainJson', () => {
  it('keeps every number and leaves out what is undefined', () => {
    const value = { mean: 0.1, rows: [1, { sd: 1e-300 }], none: undefined };
    expect(plainJson(value)).toEqual({ mean: 0.1, rows: [1, { sd: 1e-300 }] });
    expect(plainJson(value)).not.toHaveProperty('none');
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d where it stands', (number) => {
    expect(() => plainJson({ n: 1, fans: [{ name: 'tvpi', values: [[0, number]] }] })).toThrow(
      expect.objectContaining({
        code: 'non_finite',
        detail: 'A result has no finite number at /fans/0/values/0/1.',
      }),
    );
  });
});
