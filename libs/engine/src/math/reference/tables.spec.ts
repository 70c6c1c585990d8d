import { createHash } from 'node:crypto';
import { EXP_TABLE } from '../generated/exp-table';
import { LOG_TABLE } from '../generated/log-table';
import { QUANTILE_TABLE } from '../generated/quantile-table';
import { QUANTILE_BINADES, QUANTILE_CELLS_PER_BINADE, quantileRowBits } from './quantile-table';
import { expTableBits, logTableBits } from './tables';

function bits(table: Float64Array): bigint[] {
  return [...new BigUint64Array(table.buffer)];
}

function digest(table: Float64Array): string {
  return createHash('sha256').update(bits(table).join()).digest('hex').slice(0, 16);
}

describe('shipped tables', () => {
  it('equal their definition, bit for bit (run tools/math-tables.ts when not)', () => {
    expect(bits(EXP_TABLE)).toEqual(expTableBits());
    expect(bits(LOG_TABLE)).toEqual(logTableBits());
  });

  it('equal their definition, normal quantile', () => {
    const cells = QUANTILE_BINADES * QUANTILE_CELLS_PER_BINADE;
    const rows = Array.from({ length: cells }, (_, cell) => quantileRowBits(cell));
    expect(bits(QUANTILE_TABLE)).toEqual(rows.flat());
  });

  it('keep their bits', () => {
    expect([EXP_TABLE, LOG_TABLE, QUANTILE_TABLE].map(digest)).toEqual([
      'd931e7ec6db67758',
      'ce91f665d9bafb5c',
      'a6e36d08ce465104',
    ]);
  });
});
