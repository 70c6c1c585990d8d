import { csv } from './csv';

describe('csv', () => {
  it('quotes separators, quotes and line breaks', () => {
    expect(csv(['a', 'b'], [['x,y', 'say "hi"\n']])).toBe('a,b\r\n"x,y","say ""hi""\n"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1'])('defuses %j, which a spreadsheet could run', (text) => {
    expect(
      csv(['a'], [[text]])
        .split('\r\n')[1]
        ?.replace(/^"/, ''),
    ).toMatch(/^'/);
  });

  it('leaves negative numbers alone and writes them so that they read back exactly', () => {
    expect(csv(['a', 'b', 'c'], [[-0.1, 1e-7, null]])).toBe('a,b,c\r\n-0.1,1e-7,\r\n');
  });

  it('refuses a number that is not finite', () => {
    expect(() => csv(['a'], [[Number.NaN]])).toThrow(RangeError);
  });
});
