/** Flags that `SIM_FEATURES` may name. None is open at present. */
export const FEATURE_FLAGS: readonly string[] = [];

/** What a comma list of flags says: the flags, and the names no flag has. */
export interface FeatureFlags {
  readonly enabled: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** Reads a comma list of flags; blanks around names and empty entries are dropped. */
export function parseFeatureFlags(list: string, known: readonly string[] = FEATURE_FLAGS): FeatureFlags {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return {
    enabled: new Set(names.filter((name) => known.includes(name))),
    unknown: names.filter((name) => !known.includes(name)),
  };
}
