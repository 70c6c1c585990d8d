import type { FeeMonth } from '../fees/monthly-charges';

/**
 * Terms. *Row*: a month of the fund's cash. *Closing cash* of a row is the opening cash of the next. *Payable*: a fee or
 * expense that the fund could not pay. *Declared*: a distribution decided, paid `lag` months later.
 */

/** Columns of the ledger, each [month], currency. The names are those of a path's trace. */
export interface LedgerColumns {
  readonly openingCash: Float64Array;
  readonly capitalCalls: Float64Array;
  readonly exitProceeds: Float64Array;
  readonly recoveries: Float64Array;
  readonly cashYield: Float64Array;
  /** Borrowed. */
  readonly facilityDraws: Float64Array;
  readonly facilityInterest: Float64Array;
  /** On what is not drawn, and for early repayment. */
  readonly facilityFees: Float64Array;
  readonly facilityRepayments: Float64Array;
  /** Drawn from tranches. */
  readonly trancheProceeds: Float64Array;
  /** Coupons paid or owed, without those that became principal. */
  readonly trancheInterest: Float64Array;
  /** Principal. */
  readonly tranchePayments: Float64Array;
  /** Charged, net of the offset; what could not be paid of it stands in payables. So with every cost. */
  readonly managementFee: Float64Array;
  readonly servicingFee: Float64Array;
  readonly expenses: Float64Array;
  readonly formationCosts: Float64Array;
  readonly acquisitionFees: Float64Array;
  readonly dispositionFees: Float64Array;
  readonly perPositionCosts: Float64Array;
  /** Paid by the fund on top of advances. */
  readonly originationFeesPaid: Float64Array;
  /** Earned by the fund. */
  readonly originationFeeIncome: Float64Array;
  readonly advances: Float64Array;
  readonly distributions: Float64Array;
  /** Part of closing cash that is the reserve. */
  readonly reserveBalance: Float64Array;
  /** Part of closing cash that is set aside for recycling, or declared and not yet paid. */
  readonly setAside: Float64Array;
  readonly payables: Float64Array;
  readonly closingCash: Float64Array;
  /** Net asset value at the end of the month. */
  readonly nav: Float64Array;
  /** Owed to lenders at the end of the month. */
  readonly debt: Float64Array;
  /** Principal of all tranches at the end of the month. */
  readonly trancheBalance: Float64Array;
}

/** Names of the ledger's columns, in the order of the trace. */
export const LEDGER_COLUMNS = [
  'openingCash',
  'capitalCalls',
  'exitProceeds',
  'recoveries',
  'cashYield',
  'facilityDraws',
  'facilityInterest',
  'facilityFees',
  'facilityRepayments',
  'trancheProceeds',
  'trancheInterest',
  'tranchePayments',
  'managementFee',
  'servicingFee',
  'expenses',
  'formationCosts',
  'acquisitionFees',
  'dispositionFees',
  'perPositionCosts',
  'originationFeesPaid',
  'originationFeeIncome',
  'advances',
  'distributions',
  'reserveBalance',
  'setAside',
  'payables',
  'closingCash',
  'nav',
  'debt',
  'trancheBalance',
] as const satisfies readonly (keyof LedgerColumns)[];

/** The ledger of a path with the balances that run through its months. */
export interface Ledger extends LedgerColumns {
  /** Exit proceeds and recoveries [month]. */
  readonly proceeds: Float64Array;
  /** All fees, costs and expenses charged [month]. */
  readonly feesAndExpenses: Float64Array;
  /** Called capital spent [month]. */
  readonly callsSpent: Float64Array;
  /** Distributions decided, by the month in which they were [month]. */
  readonly declared: Float64Array;
  /** The month as its fees see it. */
  readonly feeMonth: { -readonly [Name in keyof FeeMonth]: FeeMonth[Name] };
  /** Final month of the path; −1 until it is reached. */
  finalMonth: number;
  /** Whether the deployment window is over and no position, recovery or pot is left: lenders are paid at once. */
  isEmpty: boolean;
  /** Last month with a row: the final month plus the lag of payment. */
  lastRow: number;
  /** Cash now. */
  cash: number;
  /** Part of it declared and not yet paid. */
  declaredUnpaid: number;
  /** Commitments not yet called. */
  uncalled: number;
  /** Called capital not yet spent. */
  unspentCalls: number;
  /** Fees and expenses not yet paid. */
  owed: number;
  /** GP's origination fees of earlier months that may still lower the management fee. */
  feeOffset: number;
  /** Recoveries of defaults whose cash is still to come. */
  recoveriesDue: number;
  recoveriesDueCount: number;
  /** Interest and appreciation received less costs, over so many months; kept by the income_only policy alone. */
  income: number;
  incomeMonths: number;
  /** What the programme pays in the month, its costs included. */
  outlay: number;
  /** Advances so far. */
  cumulativeAdvances: number;
  /** Number of the next candidate. */
  nextCandidate: number;
  /** Place of the next position of a loan tape. */
  nextTapePosition: number;
  /** Whether a payment was ever missed. */
  insolvent: boolean;
}

/** Allocates a ledger for months 0..months − 1. */
export function createLedger(months: number): Ledger {
  const column = (): Float64Array => new Float64Array(months);
  return {
    openingCash: column(),
    capitalCalls: column(),
    exitProceeds: column(),
    recoveries: column(),
    cashYield: column(),
    facilityDraws: column(),
    facilityInterest: column(),
    facilityFees: column(),
    facilityRepayments: column(),
    trancheProceeds: column(),
    trancheInterest: column(),
    tranchePayments: column(),
    managementFee: column(),
    servicingFee: column(),
    expenses: column(),
    formationCosts: column(),
    acquisitionFees: column(),
    dispositionFees: column(),
    perPositionCosts: column(),
    originationFeesPaid: column(),
    originationFeeIncome: column(),
    advances: column(),
    distributions: column(),
    reserveBalance: column(),
    setAside: column(),
    payables: column(),
    closingCash: column(),
    nav: column(),
    debt: column(),
    trancheBalance: column(),
    proceeds: column(),
    feesAndExpenses: column(),
    callsSpent: column(),
    declared: column(),
    feeMonth: { month: 0, committed: 0, openingInvested: 0, invested: 0, previousNav: 0 },
    finalMonth: -1,
    isEmpty: false,
    lastRow: -1,
    cash: 0,
    declaredUnpaid: 0,
    uncalled: 0,
    unspentCalls: 0,
    owed: 0,
    feeOffset: 0,
    recoveriesDue: 0,
    recoveriesDueCount: 0,
    income: 0,
    incomeMonths: 0,
    outlay: 0,
    cumulativeAdvances: 0,
    nextCandidate: 0,
    nextTapePosition: 0,
    insolvent: false,
  };
}

/** Empties a ledger for the next path; `committed` is what closes in month 0. */
export function resetLedger(ledger: Ledger, committed: number): void {
  for (let i = 0; i < LEDGER_COLUMNS.length; i++) ledger[LEDGER_COLUMNS[i]!].fill(0);
  ledger.proceeds.fill(0);
  ledger.feesAndExpenses.fill(0);
  ledger.callsSpent.fill(0);
  ledger.declared.fill(0);
  ledger.feeMonth.committed = committed;
  ledger.feeMonth.openingInvested = 0;
  ledger.feeMonth.invested = 0;
  ledger.feeMonth.previousNav = 0;
  ledger.finalMonth = -1;
  ledger.isEmpty = false;
  ledger.lastRow = -1;
  ledger.cash = 0;
  ledger.declaredUnpaid = 0;
  ledger.uncalled = committed;
  ledger.unspentCalls = 0;
  ledger.owed = 0;
  ledger.feeOffset = 0;
  ledger.recoveriesDue = 0;
  ledger.recoveriesDueCount = 0;
  ledger.income = 0;
  ledger.incomeMonths = 0;
  ledger.outlay = 0;
  ledger.cumulativeAdvances = 0;
  ledger.nextCandidate = 0;
  ledger.nextTapePosition = 0;
  ledger.insolvent = false;
}
