import { readZoneList } from './zone-request';

const COLUMNS = ['10-City Composite', 'Boston, MA', 'Portland, ME', 'Portland, OR', 'San Diego, CA'];

describe('readZoneList', () => {
  it('takes every column without a list', () => {
    expect(readZoneList(undefined, COLUMNS).map(({ zone }) => zone)).toEqual([
      'zone_10_city_composite',
      'boston_ma',
      'portland_me',
      'portland_or',
      'san_diego_ca',
    ]);
  });

  it('takes names, names before the comma, zone ids and ids of one’s own', () => {
    expect(readZoneList('"Boston, MA",san diego,green=portland_or,red="Portland, ME"', COLUMNS)).toEqual([
      { zone: 'boston_ma', column: 'Boston, MA' },
      { zone: 'san_diego_ca', column: 'San Diego, CA' },
      { zone: 'green', column: 'Portland, OR' },
      { zone: 'red', column: 'Portland, ME' },
    ]);
  });

  it.each([
    ['Bostn', 'did you mean Boston?'],
    ['Portland', 'The table has no column "Portland"'],
    ['a=Boston,a=Portland_OR', 'The table has no column "Portland_OR"'],
    ['a=Boston,a=portland_or', 'Two zones are called a.'],
    ['1x=Boston', '"1x" is no zone id'],
    ['Boston,,San Diego', 'has an empty entry'],
  ])('refuses %s', (list, message) => {
    expect(() => readZoneList(list, COLUMNS)).toThrow(message);
  });
});
