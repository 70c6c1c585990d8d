/** Longest name made from parameters. */
const MAX_NAME = 120;

/**
 * Name of a strategy from what tells it from the others: the last words of the parameters that differ, with their values. A strategy that
 * sets `name` is called so; one that sets nothing has the name of the configuration.
 *
 * Example: `{'origination.avg_loan_ltv': 0.3, 'waterfall.carried_interest_rate': 0.2}` is "avg_loan_ltv 0.3, carried_interest_rate 0.2".
 */
export function strategyName(parameters: Readonly<Record<string, unknown>>, configName: string): string {
  const paths = Object.keys(parameters);
  const given = parameters['name'];
  if (typeof given === 'string') return given;
  if (paths.length === 0) return configName;
  const name = paths.map((path) => `${shortName(path, paths)} ${valueText(parameters[path])}`).join(', ');
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`;
}

/** The shortest ending of a path that no other path of the list has. */
function shortName(path: string, paths: readonly string[]): string {
  const words = path.split('.');
  for (let count = 1; count < words.length; count++) {
    const ending = words.slice(-count).join('.');
    if (paths.every((other) => other === path || !(other === ending || other.endsWith(`.${ending}`)))) return ending;
  }
  return path;
}

/** Fractions have six significant digits in a name: drawn values have many more. */
function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return JSON.stringify(value) ?? '';
}
