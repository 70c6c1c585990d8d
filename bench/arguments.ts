/** What the command line of `npm run bench` asks for. */
export interface BenchArguments {
  /** Benchmarks to run, in this order. */
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly help: boolean;
}

/** A name or option that does not exist; the message lists those that do. */
export class UnknownArgument extends Error {}

/**
 * Reads `[name…] [--quick] [--help]`; without a name, all of `known` run.
 *
 * @throws UnknownArgument
 */
export function parseArguments(words: readonly string[], known: readonly string[]): BenchArguments {
  const names: string[] = [];
  let quick = false;
  let help = false;
  for (const word of words) {
    if (word === '--quick') quick = true;
    else if (word === '--help') help = true;
    else if (word.startsWith('-'))
      throw new UnknownArgument(`There is no option ${word}; there are --quick and --help.`);
    else if (!known.includes(word))
      throw new UnknownArgument(`There is no benchmark ${word}; there are ${known.join(', ')}.`);
    else if (!names.includes(word)) names.push(word);
  }
  return { names: names.length === 0 ? known : names, quick, help };
}
