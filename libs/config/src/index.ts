export { SIMULATION_ERROR_CODES, SimulationError } from './simulation-error';
export type { SimulationErrorCode, SimulationErrorOptions } from './simulation-error';
export type { FieldError, FieldErrorCode } from './field-error';
export { MAX_FIELD_ERRORS, ValidationError } from './validation-error';
export type * from './generated/simulation-config';
