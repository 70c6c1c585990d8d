/** The loan drawn last by `drawCandidate`; it becomes a position when `acceptCandidate` is called. */
export interface Candidate {
  /** Loan number k of the path: the entity of its random numbers. */
  loanNumber: number;
  /** Month it was drawn for. */
  month: number;
  /** Position of the zone. */
  zone: number;
  /** Position of the suburb; −1 where the zone has none. */
  suburb: number;
  /** Row of the index its value follows: that of the suburb, or of the zone. */
  indexRow: number;
  /** Term of the contract in months. */
  termMonths: number;
  advance: number;
  ltv: number;
  /** Appraised value V0 = advance / ltv. */
  value: number;
  /** Senior mortgage to value. */
  seniorLtv: number;
  /** Senior balance. */
  senior: number;
}

/** A candidate with nothing drawn yet. */
export function createCandidate(): Candidate {
  return {
    loanNumber: -1,
    month: 0,
    zone: 0,
    suburb: -1,
    indexRow: 0,
    termMonths: 0,
    advance: 0,
    ltv: 0,
    value: 0,
    seniorLtv: 0,
    senior: 0,
  };
}
