import { SimulationError, type FieldError } from '@ihome/config';

/** A text that is no acceptable JSON: where, and why. */
export class UnreadableDocument extends SimulationError {
  readonly errors: readonly FieldError[];

  constructor(error: FieldError) {
    super('unreadable_body', error.message, { pointer: error.pointer });
    this.errors = [error];
  }
}
