import { compilerUse, findCompiler, parameterLines } from './baseline-program';

describe('a machine without a C compiler', () => {
  it('fails in CI, and elsewhere is told that the comparison did not run', () => {
    expect(compilerUse(findCompiler('/nowhere'), true)).toBe('fail');
    expect(compilerUse(findCompiler('/nowhere'), false)).toBe('not_run');
    expect(compilerUse('/usr/bin/cc', true)).toBe('run');
  });
});

describe('parameterLines', () => {
  it('has a line for each leaf', () => {
    expect(parameterLines({ zones: ['a', 'b'], fund: { closings: [{ month: 0 }], fund_id: null }, list: [] })).toEqual([
      'zones[0] a',
      'zones[1] b',
      'fund.closings[0].month 0',
      'fund.fund_id null',
      'list []',
    ]);
  });
});
