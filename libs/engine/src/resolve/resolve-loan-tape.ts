import type { SimulationConfig } from '@ihome/config';

/** Positions known before the path, in the order in which they are bought: by month, then as listed. Columns by position. */
export interface ResolvedLoanTape {
  readonly count: number;
  /** Last month in which one is to be bought. */
  readonly lastMonth: number;
  readonly month: Int32Array;
  readonly advance: Float64Array;
  readonly value: Float64Array;
  readonly senior: Float64Array;
  readonly zone: Int32Array;
  /** Position of the suburb; −1 none. */
  readonly suburb: Int32Array;
  readonly termMonths: Int32Array;
}

/** Resolves `origination.loan_tape`; null unless the portfolio is the user's own. Source: `docs/model/origination.md`. */
export function resolveLoanTape({ zones, origination }: SimulationConfig): ResolvedLoanTape | null {
  if (origination.portfolio_mode !== 'loan_tape') return null;
  const tape = [...origination.loan_tape].sort((a, b) => a.month - b.month);
  const suburbs = origination.suburbs.map(({ id }) => id);
  return {
    count: tape.length,
    lastMonth: tape[tape.length - 1]?.month ?? 0,
    month: Int32Array.from(tape, (loan) => loan.month),
    advance: Float64Array.from(tape, (loan) => loan.advance),
    value: Float64Array.from(tape, (loan) => loan.value),
    senior: Float64Array.from(tape, (loan) => loan.senior_balance),
    zone: Int32Array.from(tape, (loan) => zones.indexOf(loan.zone)),
    suburb: Int32Array.from(tape, (loan) => (loan.suburb === null ? -1 : suburbs.indexOf(loan.suburb))),
    termMonths: Int32Array.from(tape, (loan) => Math.floor(12 * loan.term_years + 0.5)),
  };
}
