import type { FundPath } from './fund-path';

/** Cash that is neither declared for distribution nor set aside for recycling. */
export function freeCash({ ledger, recycling }: FundPath): number {
  const free = ledger.cash - ledger.declaredUnpaid;
  return recycling === null ? free : free - recycling.pot;
}
