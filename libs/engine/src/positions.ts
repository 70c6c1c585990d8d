/**
 * Terms. *Position*: a contract the fund holds or held. *Advance*: what it was bought for. *Exit month*: the month its
 * claim falls due. *Cash month*: the month its cash arrives, later than the exit month for a default.
 */

/** Float64 columns of `Positions`. */
export interface PositionNumbers {
  /** Advance I, before any fee. */
  advance: Float64Array;
  /** I / value at origination. */
  ltv: Float64Array;
  /** Appraised value V0 at origination. */
  valueAtOrigination: Float64Array;
  /** Balance of the senior mortgage at origination. */
  seniorAtOrigination: Float64Array;
  /** Value of the home in the exit month, before any maintenance shortfall. */
  valueAtExit: Float64Array;
  /** Part of the value lost to deferred maintenance (a fraction; 0 = none). */
  maintenanceShortfall: Float64Array;
  /** Interest J owed at exit. */
  interest: Float64Array;
  /** Share α applied at exit; for the tiered method the effective one, Σ tiers / (V − K). */
  appreciationShare: Float64Array;
  /** Amount of the share: uncapped claim − advance − interest before the bound at 0; negative when a loss is shared. */
  appreciation: Float64Array;
  /** Claim of step 1: before cap, floor and non-recourse. */
  uncappedClaim: Float64Array;
  /** Most that the cap allows at exit; Infinity without a cap. */
  capAmount: Float64Array;
  /** Claim after cap and floor. */
  claim: Float64Array;
  /** Senior balance at exit. */
  seniorAtExit: Float64Array;
  /** Cash the fund receives, in the cash month: recovery of a default, discounted at the fund's end. */
  paid: Float64Array;
}

/** Int32 columns of `Positions`. */
export interface PositionCodes {
  /** Candidate number k of the path: the entity of its random numbers. */
  loanNumber: Int32Array;
  /** Position of the zone in the configured list. */
  zone: Int32Array;
  /** Position of the suburb in the configured list; −1 where the zone has none. */
  suburb: Int32Array;
  /** Row of the index that its value follows. */
  indexRow: Int32Array;
  /** 1 when bought with recycled cash, else 0. */
  recycled: Int32Array;
  /** Term of the contract in months. */
  termMonths: Int32Array;
  originationMonth: Int32Array;
  exitMonth: Int32Array;
  /** Code of `EXIT_CAUSES`. */
  cause: Int32Array;
  /** Code of `BINDINGS`. */
  binding: Int32Array;
  /** Exit month, plus foreclosure_time_months for a default; at most the horizon. */
  cashMonth: Int32Array;
  /** Next position (by acceptance) with the same exit month; −1 ends the list. */
  nextExit: Int32Array;
  /** Next position (by acceptance) with the same cash month; −1 ends the list. */
  nextCash: Int32Array;
}

/** Positions of a path, struct of arrays in order of acceptance; rows 0..count − 1 are in use. Arrays are replaced when they grow. */
export interface Positions extends PositionNumbers, PositionCodes {
  count: number;
  capacity: number;
}

function numbers(capacity: number): PositionNumbers {
  return {
    advance: new Float64Array(capacity),
    ltv: new Float64Array(capacity),
    valueAtOrigination: new Float64Array(capacity),
    seniorAtOrigination: new Float64Array(capacity),
    valueAtExit: new Float64Array(capacity),
    maintenanceShortfall: new Float64Array(capacity),
    interest: new Float64Array(capacity),
    appreciationShare: new Float64Array(capacity),
    appreciation: new Float64Array(capacity),
    uncappedClaim: new Float64Array(capacity),
    capAmount: new Float64Array(capacity),
    claim: new Float64Array(capacity),
    seniorAtExit: new Float64Array(capacity),
    paid: new Float64Array(capacity),
  };
}

function codes(capacity: number): PositionCodes {
  return {
    loanNumber: new Int32Array(capacity),
    zone: new Int32Array(capacity),
    suburb: new Int32Array(capacity),
    indexRow: new Int32Array(capacity),
    recycled: new Int32Array(capacity),
    termMonths: new Int32Array(capacity),
    originationMonth: new Int32Array(capacity),
    exitMonth: new Int32Array(capacity),
    cause: new Int32Array(capacity),
    binding: new Int32Array(capacity),
    cashMonth: new Int32Array(capacity),
    nextExit: new Int32Array(capacity),
    nextCash: new Int32Array(capacity),
  };
}

/** Empty positions with room for `capacity` rows. */
export function createPositions(capacity: number): Positions {
  return { count: 0, capacity, ...numbers(capacity), ...codes(capacity) };
}

/** Doubles the room, keeping the rows. Happens a few times in a worker's life, never once the largest path has been seen. */
export function growPositions(positions: Positions): void {
  const larger = createPositions(positions.capacity * 2);
  for (const name of Object.keys(numbers(0)) as (keyof PositionNumbers)[]) larger[name].set(positions[name]);
  for (const name of Object.keys(codes(0)) as (keyof PositionCodes)[]) larger[name].set(positions[name]);
  Object.assign(positions, larger, { count: positions.count });
}
