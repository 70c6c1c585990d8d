import { designText } from './design-text';

describe('designText', () => {
  it('says what a design drops, and nothing when it drops nothing', () => {
    const design = { kind: 'sobol', points: 64, excluded: 20, duplicates: 1 };
    expect(designText(design)).toBe('sobol: 64 points, 20 left out by constraints, 1 duplicate');
    expect(designText({ ...design, excluded: 0, duplicates: 2 })).toBe('sobol: 64 points, 2 duplicates');
    expect(designText({ ...design, excluded: 0, duplicates: 0 })).toBeNull();
  });
});
