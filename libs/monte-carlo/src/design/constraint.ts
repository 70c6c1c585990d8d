import { ValidationError, getParameter, jsonPointer, type FieldError, type SimulationConfig } from '@ihome/config';
import { designParameter, numberShape, type DesignParameter } from './parameter-value';

/** One comparison that must hold for every strategy. */
export interface Constraint {
  readonly left: Side;
  readonly operator: Operator;
  readonly right: Side;
}

type Side = number | DesignParameter;

const OPERATORS = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '=': (a, b) => a === b,
} as const satisfies Record<string, (a: number, b: number) => boolean>;

type Operator = keyof typeof OPERATORS;

const COMPARISON = /^\s*([^\s<>=]+)\s*(<=|>=|<|>|=)\s*([^\s<>=]+)\s*$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads constraints such as `origination.min_ltv <= origination.max_ltv` or `exit.default_rates.red < 0.05`: two sides, each the path of a
 * parameter that is one number, or a number. Errors point at `/constraints/i`.
 */
export function readConstraints(
  config: SimulationConfig,
  texts: readonly string[],
): { readonly constraints: readonly Constraint[]; readonly errors: readonly FieldError[] } {
  const read = texts.map((text, i) => readConstraint(config, text, jsonPointer(['constraints', i])));
  return {
    constraints: read.filter((one) => 'operator' in one),
    errors: read.flatMap((one) => ('errors' in one ? one.errors : [])),
  };
}

function readConstraint(
  config: SimulationConfig,
  text: string,
  pointer: string,
): Constraint | { readonly errors: readonly FieldError[] } {
  const [, leftText, sign, rightText] = COMPARISON.exec(text) ?? [];
  const operator = operatorOf(sign);
  if (leftText === undefined || rightText === undefined || operator === undefined) {
    const message = `${JSON.stringify(text.slice(0, 80))} is not a constraint; write two parameters or a parameter and a number with one of <, <=, =, >=, > between them`;
    return { errors: [{ pointer, code: 'bad_format', message }] };
  }
  const left = readSide(config, leftText, pointer);
  const right = readSide(config, rightText, pointer);
  const errors = [left, right].filter((side) => typeof side === 'object' && 'code' in side);
  if (isError(left) || isError(right)) return { errors };
  if (typeof left === 'number' && typeof right === 'number') {
    return { errors: [{ pointer, code: 'bad_format', message: `${text.trim()} names no parameter` }] };
  }
  return { left, operator, right };
}

function operatorOf(sign: string | undefined): Operator | undefined {
  return sign !== undefined && Object.hasOwn(OPERATORS, sign) ? (sign as Operator) : undefined;
}

function isError(side: Side | FieldError): side is FieldError {
  return typeof side === 'object' && 'code' in side;
}

function readSide(config: SimulationConfig, text: string, pointer: string): Side | FieldError {
  if (NUMBER.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : { pointer, code: 'not_finite', message: `${text} is too large a number` };
  }
  const parameter = designParameter(text, { pointer, config });
  if ('code' in parameter) return parameter;
  if (numberShape(parameter) === null) {
    return { pointer, code: 'wrong_type', message: `${text} is not one number, so it can't be compared` };
  }
  try {
    getParameter(config, text);
  } catch (error) {
    const first = error instanceof ValidationError ? error.errors[0] : undefined;
    if (first === undefined) throw error;
    return { ...first, pointer };
  }
  return parameter;
}

/** Whether a configuration keeps a constraint. A parameter without a number (null: none) restricts nothing. */
export function holds({ left, operator, right }: Constraint, config: SimulationConfig): boolean {
  const a = numberOf(left, config);
  const b = numberOf(right, config);
  return a === null || b === null || OPERATORS[operator](a, b);
}

function numberOf(side: Side, config: SimulationConfig): number | null {
  if (typeof side === 'number') return side;
  const value = side.keys.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), config);
  return typeof value === 'number' ? value : null;
}
