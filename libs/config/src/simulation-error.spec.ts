import { SIMULATION_ERROR_CODES, SimulationError } from './simulation-error';
import { ValidationError } from './validation-error';

describe('SimulationError', () => {
  it('carries code, sentence, pointer, retryable and cause', () => {
    const cause = new Error('refused');
    const error = new SimulationError('store_unavailable', 'Postgres does not answer.', { retryable: true, cause });
    expect(error).toMatchObject({ code: 'store_unavailable', detail: 'Postgres does not answer.', retryable: true });
    expect(error.message).toBe(error.detail);
    expect(error.cause).toBe(cause);
    expect(error.name).toBe('SimulationError');
    expect(error).toBeInstanceOf(Error);
    expect(new SimulationError('internal', 'x')).toMatchObject({ retryable: false, pointer: undefined });
  });

  it('has no code twice', () => {
    expect(new Set(SIMULATION_ERROR_CODES).size).toBe(SIMULATION_ERROR_CODES.length);
  });
});

describe('ValidationError', () => {
  it('is a SimulationError that points at its first field error', () => {
    const error = new ValidationError([
      { pointer: '/fund', code: 'required', message: 'fund is missing' },
      { pointer: '/fees', code: 'required', message: 'fees is missing' },
    ]);
    expect(error).toBeInstanceOf(SimulationError);
    expect(error).toMatchObject({ name: 'ValidationError', code: 'validation_failed', pointer: '/fund', total: 2 });
    expect(error.detail).toBe('/fund: fund is missing (and 1 more)');
  });
});
