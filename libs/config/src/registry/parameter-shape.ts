/**
 * What values a parameter takes. One kind per widget; every constraint of one value stands here, rules over several
 * parameters stand in `rules/`.
 */
export type ParameterShape =
  | NumberShape
  | ChoiceShape
  | ToggleShape
  | TextShape
  | NumberListShape
  | TextListShape
  | MatrixShape
  | ZoneNumbersShape
  | SettingsShape
  | ItemsShape;

/** A bound of a number; `exclusive` when the bound itself is refused. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** One number; `integer` refuses fractions, `nullable` allows null for "none". */
export interface NumberShape {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly nullable: boolean;
  readonly min: Bound | null;
  readonly max: Bound | null;
  /** Distance between two stops of an input widget. */
  readonly step: number;
}

/** One of a closed list of words. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly values: readonly string[];
}

/** True or false. */
interface ToggleShape {
  readonly kind: 'toggle';
}

/** A string; `optional` ones may be absent, `nullable` ones null for "none". */
export interface TextShape {
  readonly kind: 'text';
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp | null;
  readonly optional: boolean;
  readonly nullable: boolean;
}

/** A list of numbers. */
interface NumberListShape {
  readonly kind: 'numbers';
  readonly of: NumberShape;
  readonly minItems: number;
  readonly maxItems: number;
  /** Whether each number must be greater than the one before. */
  readonly increasing: boolean;
}

/** A list of different strings, or of different words of a closed list. */
interface TextListShape {
  readonly kind: 'texts';
  readonly of: TextShape | ChoiceShape;
  readonly minItems: number;
  readonly maxItems: number;
}

/** A square matrix as a list of rows, empty where `minOrder` is 0. */
interface MatrixShape {
  readonly kind: 'matrix';
  readonly of: NumberShape;
  /** What its rows and columns stand for, e.g. `zones`. */
  readonly axis: string;
  readonly minOrder: number;
  readonly maxOrder: number;
}

/** One number per configured zone, keyed by the zone's id. */
interface ZoneNumbersShape {
  readonly kind: 'zone_numbers';
  readonly of: NumberShape;
}

/** Values of other parameters, keyed by their paths; `rules/` check each. */
interface SettingsShape {
  readonly kind: 'settings';
  readonly maxMembers: number;
}

/** A list of objects; their members are parameters of their own, `<path>[].<member>`. */
interface ItemsShape {
  readonly kind: 'items';
  readonly maxItems: number;
  /** Member that tells the items apart; null where items may be equal. */
  readonly key: string | null;
  /** Whether the key must grow from item to item, or only differ. */
  readonly increasing: boolean;
}
