import { parseArguments, UnknownArgument } from './arguments';

const KNOWN = ['engine', 'workers', 'memory'];

describe('arguments of npm run bench', () => {
  it('runs everything when nothing is named', () => {
    expect(parseArguments([], KNOWN)).toEqual({ names: KNOWN, quick: false, help: false });
  });

  it('runs what is named, in that order and once', () => {
    expect(parseArguments(['memory', '--quick', 'engine', 'memory'], KNOWN)).toEqual({
      names: ['memory', 'engine'],
      quick: true,
      help: false,
    });
  });

  it('refuses a name or an option that does not exist, and says which do', () => {
    expect(() => parseArguments(['motor'], KNOWN)).toThrow(UnknownArgument);
    expect(() => parseArguments(['motor'], KNOWN)).toThrow('no benchmark motor; there are engine, workers, memory');
    expect(() => parseArguments(['--fast'], KNOWN)).toThrow('no option --fast; there are --quick and --help');
  });

  it('can be asked for help', () => {
    expect(parseArguments(['--help'], KNOWN).help).toBe(true);
  });
});
