/** Which term of the contract decided what was owed, in the order of the codes. */
export const BINDINGS = ['none', 'cap', 'floor', 'non_recourse'] as const;

/** Name of a binding term. */
export type Binding = (typeof BINDINGS)[number];

/** Interest and share alone. */
export const BINDING_NONE = 0;
/** The return cap lowered the claim. */
export const BINDING_CAP = 1;
/** The minimum multiple raised the claim (it wins over the cap when they cross). */
export const BINDING_FLOOR = 2;
/** The home's equity after costs and senior mortgage was less than the claim; never set for a default. */
export const BINDING_NON_RECOURSE = 3;
